"""The rules of a contest: one named function a rule, with an example, and where the folder may
state its basis. `scoring` applies them; what they come to is the contract's, "What it means".

`states`: why a response does not count. `marks`: what an answer is worth. `attempts`: which of a
person's attempts counts. `counts`: people and attempts. `places`: who stands before whom.
"""
