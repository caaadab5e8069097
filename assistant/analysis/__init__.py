"""Many meetings at once (mục lục, tìm kiếm): what is counted and looked for over all records of a cell's folder."""
