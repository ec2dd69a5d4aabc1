// Derived by Scripts/make-word-frequencies from wordfreq 3.1.1 by Robyn Speer, whose data is
// licensed CC BY-SA 4.0 (https://creativecommons.org/licenses/by-sa/4.0/); so is this table.

extension GeneralWords {
    static let turkish = parsed(
        """
        1000 bir ve 996 bu 983 iç 971 de 954 da 934 çok 923 ne 902 il 853 var 814 ol 805 dah 797 gip 791 en
        782 olarak 780 be 779 ola 775 yer 774 kadar 768 her 763 mi 759 ben 741 am 736 biz 732 yok 729 in 723
        ya 714 olduk 707 sonra 702 değil 688 siz 687 se 686 iş 676 i 672 yil 662 on 641 ki 634 zama 617 ye
        592 şey 587 ö 567 sen 553 el 551 üzer 546 al 542 türki 540 gün 532 büyük 531 son 527 güzel 523 gör
        kendi 518 is 504 olur 502 dünya 501 bil p 494 ik 493 sadeç 492 başka 491 ar 489 ilk 484 et 479 ara
        476 çocuk 473 taraf 471 ev gel nin 469 yol 462 ada 459 an 458 hiç 456 yap 451 baş 446 nasil 441 ke
        439 hayat 434 tek 430 ba 425 birlik 424 bö 420 kiz 415 doğru 411 geç 410 tüm 408 di 406 türk 405
        olma 403 ad 396 sa 391 ayni 390 ülke 381 ediyor tarih 377 istiyor 373 gerçek 371 olacak 368 veya 365
        diğer 356 ver 352 dur yüz 349 istanbul karşi 348 kadi 346 sahip 342 eder 341 kiş şu 340 olmak 336
        teşekkür 333 göz 331 deva 328 ş 327 ala mu 322 arkadaş 319 faz hal önemli 317 yar 315 yaş 313 alt
        hakk 312 k 310 bura 308 bak genel 304 söz 297 devlet 296 şekil 295 diş 292 ay 291 bun 289 oy çünkü
        284 g 283 ancak sor 282 orta 281 maç 280 hep 279 yan 278 o 276 az ön 275 yaptik 273 der herkes 271
        bugu erkek 270 zor 269 büt 268 merkez öl 267 su 266 saat 263 y 262 heme insa 261 kal 260 dedi 257
        haber sonuç 256 gele 255 eski 254 uz 253 e tam 252 kitap 251 okul 250 küçük 248 anne çalişma 245
        konu 244 geliyor 243 üç 242 baz 240 özellik 238 biraz yaz 236 bölge etme 235 ger 232 yük 230 git 229
        güç 228 sür 227 hiçbir 226 etmek grup karar 225 görev 223 hem kim yani 222 bilgi ister 221 ayriç 220
        dok 219 ilgil kabul 218 çik özel 216 yapila 215 bin yak 214 film 213 demek pek 212 eğit savaş üst
        211 iz 210 evet 208 sira 206 gelecek 204 boy farkli 203 bul böl dil oluyor 201 fakat kez zate 200
        döne tak yapma 197 diyor 196 ora 194 at buluna 193 parti 192 gerek olabilir olmas 191 gelir olmaz
        190 allah hak 189 ettik eğer kardeş 188 yalniz 186 lütfe par 184 alma aç 182 açik istedik olay 181
        genç halk yapiyor 180 kis nere 177 ses 176 destek hayir 175 köt te şe 174 hareket 172 ankar 171 a
        abd haf 170 başladi siste 168 yapa yemek şarki 167 dikkat ilçe 166 ak 164 ardi mutlu tekrar yapar
        163 ihtiyaç tür yapmak 162 belki kar şirket 161 asker bey biliyor değer sebep 160 ikinci kaç telefo
        159 birçok 158 hangi 157 seviyor sik 156 cevap
        """)
}
