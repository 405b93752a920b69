"""收到的交换包: cases that other offices carried to us, and the files that go back to them."""
