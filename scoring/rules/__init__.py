"""The rules of a contest. Each rule is one named function with an example, and names the sections
of the folder that may state its basis. `scoring` applies the rules; the contract describes their
results under "What it means".

`states`: reasons not to count a response. `marks`: the marks of an answer. `attempts`: the choice
among a person's attempts. `counts`: people and attempts. `places`: the order of persons.
`prizes`: who holds a prize. `items`: how an item did, and the signs of a wrong key.
"""
