"""The cell's own folder (thư mục chi bộ): profile, members, and the places where papers are kept."""
