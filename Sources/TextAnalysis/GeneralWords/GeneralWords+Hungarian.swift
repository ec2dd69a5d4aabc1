// Derived by Scripts/make-word-frequencies from wordfreq 3.1.1 by Robyn Speer, whose data is
// licensed CC BY-SA 4.0 (https://creativecommons.org/licenses/by-sa/4.0/); so is this table.

extension GeneralWords {
    static let hungarian = parsed(
        """
        1000 az és 999 nem 998 egy hogy 991 is 983 ez 950 de 942 meg 939 vagy 934 min 924 mi 918 van 893 ak
        892 ha 890 csak 873 vol 850 am 847 már 812 még 803 nagy 763 én 735 ki 729 el 727 jó 722 kell 693 nek
        688 mos 630 év 627 magyar 618 tud 616 lesz 605 mer 592 mag oly 575 így 573 it 567 ember 552 sok 551
        sem 543 fel új 534 leh 532 es több 528 nap 523 más 506 maj 492 nincs 485 úgy 471 ut 470 be 461 vég
        453 minden 448 ké 441 ne 438 fog 425 te 424 első 418 amely 414 rész 408 lenn 397 ily szám 396 ped
        391 hely ig 388 vel 382 kis 370 igaz le valam 368 szerin 364 ar 358 által 345 idő 344 akar 342 egész
        341 ot 340 mely 337 jól 330 voln 326 megy élet 318 budapes mily 316 semm 314 tovább 313 köz 312 let
        306 közöt áll 304 ma nő 301 val volt 300 alat miat teljes 298 ért 291 szó 287 ben 285 en 283 há 282
        an 276 er magyarország 271 legy ők 270 anny 261 ad 260 szép 259 szerint 256 kics 255 id világ 254
        elég néz 253 eb 252 át 247 ahol 243 szeret 242 él 238 való 237 mond nev 236 se sor 235 benn város
        234 biztos oldal ór 232 jobb the 231 európ 230 rá 224 est 223 azt 220 pár rossz 219 előt kép 217 út
        215 lány nél 213 hisz ház 210 tényleg 209 sa 208 ahogy 206 hár mellet 204 bár 203 bel 202 egyszer
        szem 200 mar 199 hoz 198 na 197 alap 196 legjobb túl 195 ban dolg 194 tudt 193 inkább néhány perc
        192 ország szint vár éves 190 fél 189 együt valamin 188 től 187 al mondt 185 han 183 ell vissz 182
        eset 177 kérdés rég tu 176 tal 174 persz 173 ab 172 in 171 azon című fil illetv köszönö tesz 169 kör
        168 mun 167 kor 166 menny 165 látt szeretne 164 jön 163 hol kerül másod 162 enny tört épp összes 161
        ismer kellet terület 159 budapest egymás jár 158 dolog férf job képes közel ról ugy 157 pénz 156
        komoly 155 legnagyobb sen 154 ír 153 ellen lát utolsó 152 kez 151 következő 150 baj fontos péld 149
        egyszerű ok 147 km tett 146 barát 145 jelen könyv nál 144 kapcsolat király ön 143 elő gondol ném pon
        142 nemzet szeptember 141 először kén of rajt utc 139 össz 138 haz os viszon 137 gyer iskol később
        136 egyéb hónap 134 et ist mai élő 133 eredmény rendszer soh szab vett 132 ah föl 131 tag 130 ed
        játe legalább 129 any kap teh 128 re 127 család cél dr ft keres készül 126 fiú fő 125 as gyors kér
        od vezető 124 menn
        """)
}
