// Derived by Scripts/make-word-frequencies from wordfreq 3.1.1 by Robyn Speer, whose data is
// licensed CC BY-SA 4.0 (https://creativecommons.org/licenses/by-sa/4.0/); so is this table.

extension GeneralWords {
    static let malay = parsed(
        """
        1000 yang 999 dan di tak 987 boleh 984 dengan 980 untuk 976 saya 974 ini 945 awak 934 dalam dari
        orang 916 aku 911 tapi 906 kau kita 901 nak 895 adalah ke 878 semua 860 ada 853 pada 847 apa lagi
        840 buat dah 826 bukan 819 jadi mana 812 itu 805 dia 797 tidak 790 anda kepada 782 daripada ialah
        767 ia telah 759 baik lebih mereka sekolah 727 satu 702 jangan tahu 685 hari 660 juga rasa 643 kalau
        626 ni 617 atau bagi 609 anak lain tu 575 cakap seorang seperti 567 akan keluar menjadi 558 malaysia
        selamat 550 macam sama 542 kawan 534 tempat 517 baru lihat 509 lelaki 501 tiada 493 pun 485 malam
        masuk tahun 478 kerana 470 kata 462 kan 454 suka tetapi 447 beliau dua hidup kami masa pergi 439
        banyak 425 bila 417 dunia hati kena mempunyai 410 mak pernah salah 403 atas besar memang 396 bersama
        kampung rumah sebab 389 beberapa kawasan nama 382 bahawa jalan kenapa sekarang 375 kali masih ya 368
        hanya lama oleh sayang 362 ibu jika lagu 355 betul makan sendiri wanita 349 sebelum siapa tolong 342
        sebagai sekali 336 air cari kamu tuhan 330 dulu ketika manusia tengok 324 diri kemudian minta nampak
        pertama 318 al benda in 312 kerja luar 306 dapat kuala sangat 300 tanpa terima 294 nanti 289 balik
        bawah datang setiap 283 buah kecil masalah mata merupakan sebuah sini 278 gila jumpa negara paling
        terus 267 belum budak mati selalu takut 262 guna perlu 257 apabila keluarga perempuan selepas tiga
        tunggu 252 ingat the 247 cuba kanak kereta mesti 242 semula sudah walaupun 237 dengar membuat mula
        pelajar tidur 232 pasukan sebenarnya 228 bodoh cuma duduk kasih mendapat ok punya 223 and ayah
        bandar melayu okay 219 kini mungkin tadi 214 belakang cinta depan kuat selama waktu 210 bulan kapal
        maaf penting 206 berjaya sehingga takkan 201 cantik faham mengambil on percaya raya 197 berapa biasa
        hilang secara semasa terbaik 193 seluruh 189 antara bilik buku diam jaga jauh kembali la mudah pagi
        telefon tengah 186 duit kaki mampu 182 awal gambar islam kepala no sampai tangan tanya yg 178 kedua
        membawa to 174 berlaku filem ketua rakyat si tentera 171 kelas kira ramai seseorang 167 ahli asal
        biar kuasa lumpur patut pula raja saja tentang terbang 164 berada buka dekat esok johor mahu negeri
        pasti tinggi 160 harap memberi naik peluang
        """)
}
