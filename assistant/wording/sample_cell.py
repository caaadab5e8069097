"""What is made up of the sample cell (chi bộ mẫu): its name, its place and its members."""

NAME = "Chi bộ Cơ quan xã Xuân Sơn"
SUPERIOR = "Đảng ủy xã Xuân Sơn"
LOCALITY = "Xuân Sơn"
PLACE = "Phòng họp Ủy ban nhân dân xã Xuân Sơn"
MEMBERS = """
Nguyễn Thị Bình   | Chính thức             | Bí thư       | Nữ  | 1974-03-12
Trần Văn Dũng     | Chính thức             | Phó Bí thư   | Nam | 1979-08-25
Lê Văn Hòa        | Chính thức             | Chi ủy viên  | Nam | 1983-01-30
Phạm Thị Lan      | Chính thức             | Chi ủy viên  | Nữ  | 1985-11-06
Nguyễn Văn An     | Chính thức             |              | Nam | 1978-05-19
Nguyễn Văn An     | Chính thức             |              | Nam | 1991-10-02
Hoàng Mạnh Cường  | Chính thức             |              | Nam | 1982-07-14
Vũ Hương Giang    | Chính thức             |              | Nữ  | 1987-02-21
Đặng Thị Hạnh     | Chính thức             |              | Nữ  | 1980-09-09
Bùi Quốc Khánh    | Chính thức             |              | Nam | 1986-12-01
Đỗ Ngọc Lan       | Chính thức             |              | Nữ  | 1990-04-17
Ngô Đức Minh      | Chính thức             |              | Nam | 1977-06-28
Dương Thị Nga     | Chính thức             |              | Nữ  | 1988-08-11
Lý Hoàng Phúc     | Chính thức             |              | Nam | 1984-03-03
Phan Minh Quang   | Dự bị                  |              | Nam | 1998-01-15
Hồ Thị Thảo       | Dự bị                  |              | Nữ  | 1999-07-22
Trương Thanh Sơn  | Sinh hoạt tạm thời đến |              | Nam | 1992-05-05
Đinh Anh Tuấn     | Sinh hoạt tạm thời đi  |              | Nam | 1989-10-30
Mai Thị Oanh      | Miễn sinh hoạt         |              | Nữ  | 1951-02-08
"""
"""Name, status, office held, sex, day of birth."""


def is_sample(name: object, superior: object, locality: object, place: object) -> bool:
    """Whether these are the four facts that earlier versions wrote into the sample, where nothing marked it."""
    return (name, superior, locality, place) == (NAME, SUPERIOR, LOCALITY, PLACE)
