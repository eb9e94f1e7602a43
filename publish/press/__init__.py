"""What is public: the numbers, the files of the public folder, the press kit."""
