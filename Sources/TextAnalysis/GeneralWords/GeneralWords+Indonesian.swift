// Derived by Scripts/make-word-frequencies from wordfreq 3.1.1 by Robyn Speer, whose data is
// licensed CC BY-SA 4.0 (https://creativecommons.org/licenses/by-sa/4.0/); so is this table.

extension GeneralWords {
    static let indonesian = parsed(
        """
        1000 dan yang 999 di 998 ada ini 987 dari 986 untuk 981 dengan 979 itu 975 bisa 972 aku 954 tidak
        953 jadi 941 pada 938 akan 934 dalam 898 orang 895 kita 890 apa 884 ke 866 juga 845 anda 838 dia 811
        lebih 806 baik 797 dapat saya ya 790 kamu 763 sudah 753 satu 752 reka 743 tapi 727 karena 720 atau
        710 harus tak 708 buat 705 banyak 695 sepert 686 lagi 683 sama 675 oleh 666 saat 665 hanya 660 jika
        658 semua 644 tahun 643 kami 640 lain 632 laku 630 hari 628 lalu 624 jangan sebut 623 sebaga 609
        telah 608 bukan 595 anak 580 diri 579 lihat 578 kali 575 hal 573 pilik 571 bagi sangat 569 saja 568
        mau 567 bahwa indonesia 559 baru masih 553 dua 545 hidup 543 ingin 542 salah 539 besar 537 guna
        pernah 531 masa 528 tetap 511 rasa 510 sekarang 507 jalan 496 akhir seorang 492 punya sendir waktu
        487 kalau 486 mana 478 berapa 471 ia 470 tempat 469 kerja 463 sebuah 458 kata 454 sete 451 nama 450
        mungkin 432 sampa 430 biasa 425 siapa 419 luar 418 ikut 417 atas masuk 413 hati 412 hasil 407 beri
        pasti 399 cara 396 rumah 394 tentang 393 mula 392 sebelum 391 kau 390 makan 389 belum 387 usaha 385
        dunia 375 benar secara 365 bahasa 363 tika 362 main 358 selama 356 pilih selalu 355 para 353 sedang
        350 kota 349 perlu 348 cari 343 ajar sini 339 tama 334 mbali 331 kasih suka 324 tahu tanpa 323 teman
        321 cinta setiap 319 sakit 317 lama 316 paling 308 rupa 307 bantu 303 coba 302 bangun 300 bulan 299
        cepat cukup 297 mudi sekal 294 kan malam selamat 292 wanita 290 butuh 289 namun 288 pain serta 287
        air 286 memang 284 tinggi 283 pikir siap 281 kecil 280 datang uang 279 hingga 278 nya pun 277 tentu
        276 tuhan 275 hubung terus 273 arti 272 seseorang 271 hadap sayang tiga 268 alam napa ubah 267 yg
        265 depan ibu 264 antara 262 caya 259 dulu negara 257 jam 256 nyata 255 buka 254 mata 253 tinggal
        252 jakarta kuat 249 beda ingat 248 bawa 247 harap harga sekitar 246 bawah begitu 245 manusia sering
        244 awal kenal 243 inggris jauh 242 yaitu 240 hilang maka 239 ambil tanggal 238 tua 237 agar dasar
        dekat 236 penting 235 bagaimana langsung 234 seluruh 232 bahkan 226 umum 225 bentuk 223 luarga tahan
        221 aman sebab tidur 220 perintah seko suatu 219 ku 218 mudah 217 ima utama 216 mati 215 pria 213
        urut 212 pergi 210 temu 209 jawab 206 the tim 205 asal sehat 204 sesuatu 203 jelas 202 ingkat tangan
        198 allah bagus pala 197 paka sejak 196 milik 195 ata jual 192 kurang pula 191 mobil 190 angkat
        meski 189 minta 188 sempat 187 bola cerita daftar putus takut tepat 184 bilang 183 emu tanya 182
        maaf sehingga 181 jaga lewat senang 179 buku inggal pasang 178 beli mampu nanti ruang tengah 177
        sulit 176 masyarakat 174 sedikit 173 si sistem
        """)
}
