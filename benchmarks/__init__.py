"""How fast Argmap is: every figure beside what it is compared with, in one run."""
