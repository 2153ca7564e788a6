"""What a place has said matters: frameworks in editions, their measures, and crosswalks between them."""
