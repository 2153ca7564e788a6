"""Registers of organisations: loaded as editions, matched to suppliers, and what they tell of them."""
