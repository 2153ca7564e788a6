"""How each publisher lays out its register: one module a register, all giving the same columns."""
