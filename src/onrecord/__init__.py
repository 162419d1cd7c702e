"""On the Record keeps the register of public contracts, and checks what is said about them against it."""

__version__ = "0.1.0"

__all__ = ["__version__"]
