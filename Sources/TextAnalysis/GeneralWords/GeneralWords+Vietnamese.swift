// Derived by Scripts/make-word-frequencies from wordfreq 3.1.1 by Robyn Speer, whose data is
// licensed CC BY-SA 4.0 (https://creativecommons.org/licenses/by-sa/4.0/); so is this table.

extension GeneralWords {
    static let vietnamese = parsed(
        """
        999 là 997 và 996 có 994 của 984 được 982 một 980 các 972 không 970 trong 959 cho 938 người 929 này
        916 với 901 đã 884 thể 878 để 833 như 819 những đến 805 khi làm 797 sẽ từ 790 ra 774 công họ tại về
        759 vào đó 751 cũng 743 thành 735 lại 718 đầu 710 chỉ năm sự tôi 702 bị học phải 693 chính ngày số
        ông động 685 mà nhà thì 677 trên việc 643 sau 634 nam điều 626 còn 617 chúng gia mình thế 609 nhưng
        rất đi 600 bộ nhân thực 592 bạn hiện theo thời 584 anh con hơn nước 575 nhất sinh đây 558 nên sử 550
        cả quốc trung 542 hành hình phát vì 534 nó 526 cần nhiều tin đại 517 quan viên đang 509 biết ta độ
        501 do hội lên việt đồng 493 hay khác nếu trước 485 bản dân kết nói định 478 thứ 470 cùng cầu nào
        xuất 462 dụng lý pháp 454 cao thị trường tên tốt 447 cách thấy văn 439 chủ qua thích vị 432 mới phần
        tự 425 giải 417 bảo cơ em giới hợp liên 410 bằng hai ngoài 403 cảm giúp tới vậy 396 tháng trình ăn
        điểm 389 chức lớn sống thông thường 382 bình cuộc nhận quá sản tế yêu 375 hoặc lượng vụ đường 368 cô
        rằng thống tiếp tính vẫn xe 362 gì khu loại muốn tập 355 cái tác đối 349 hàng hệ trị tìm địa 342 lần
        lực tay trở 336 bao hóa mặt mỹ nay thủ tiền 330 gọi kỳ máy tiếng tạo 324 chi cấp kinh tham toàn 318
        bắt giáo minh nghiệp nhau nhiên thêm ảnh 312 ban bất chiến chưa giờ mọi phương rồi thức tích xem xã
        306 hoa nguyên phòng tổ đặc 300 chú ngay tỉnh 294 nơi sao sĩ tư đạo 289 bên bố hiệu luôn lúc tổng đề
        283 lịch năng quyền tâm tình vật điện đánh 278 gian tiên tử đất đều 272 bà bài bởi chuyển diện phân
        thuật đơn 267 hoạt lập mẹ nhanh phố thiết trang tất 262 hãy lời thuộc thật truyền trí vực đông 257
        an cá hết nữ phong sách triển 252 báo chất dịch hà nhìn thanh tinh vừa
        """)
}
