// Derived by Scripts/make-word-frequencies from wordfreq 3.1.1 by Robyn Speer, whose data is
// licensed CC BY-SA 4.0 (https://creativecommons.org/licenses/by-sa/4.0/); so is this table.

extension GeneralWords {
    static let croatian = parsed(
        """
        1000 da je se 999 na 984 od za 980 su 920 ne sa 895 iz 866 to 853 kao 847 što 833 godine 819 koji
        743 kako 735 bi 727 ali nije 710 još po 693 do 677 sve 651 bio 634 ili 626 sam će 609 koja samo 567
        te 550 biti više 542 koje 526 kada 517 ako tako 509 bilo 493 sad smo 485 mi može 470 ima 462 on 439
        ga jer pa 432 ni zbog 425 prema 417 godina 396 bila 389 kod 382 jedan 375 nakon treba 368 bez li
        mogu 355 ih oko šta 342 dok ja ljudi oni rekao 336 ovo 330 dana toga 324 gde mu ovaj pod sada 318
        nego 306 nas 300 broj 283 između kad svi 278 bili 272 dva pre prvi svoje 267 gdje nema ona tu 262
        bih bude ko nam nisu 257 im radi ti tome 252 mnogo 247 danas 242 uz vidi 237 taj tri 232 nešto ono
        put vreme 228 grada 223 dan kaže koju nekoliko onda tokom uvek 219 već 214 svoju zato 210 opštine
        protiv svoj vrijeme 206 odnosno 201 dobro neće postoji 197 ove vam 193 me novi 189 drugi koliko
        možete puta život 186 njih strane 182 neki preko tim 178 ime jednom ovde republike 174 malo mora ova
        171 dalje grad jedna kroz među nalazi veoma vremena 167 iako veliki 164 prije rata ste vas 160 ta
        tada 157 međutim 154 države ništa njega sebe zemlje 150 imao možda ovog pri vrlo 147 neko pravo
        često 144 si 141 dr jedno kojima kojoj ovom trebalo zajedno 139 no 138 druge imaju naš svaki tom 135
        jednog kasnije naše neke stvari vi 132 osim ovu 130 država njegov zašto znači ćemo 127 mesto one 124
        mesta nisam svojim 121 beograd mjesto srbiji takođe tog 119 imali joj manje neka tamo upravo života
        116 baš dobio odmah pet posle svog zna 114 bolje hrvatske isto jezik mogao prvo veze 111 ipak jeste
        kraju njemu pomoći ponovo predstavlja čak 109 koristi njegova njima ovim sebi 107 govori nad njegove
        pitanje teško toliko četiri 104 god jednu možemo problem sin žena 102 mestu način nikada radio
        vidite 100 crkva dakle drugih imati knjiga naravno prva svih velike video 98 drugog gradu grupe niko
        pored sati sistem 96 bile opština potpuno smatra tijekom znam 94 centar crkve deo gore kojem kojih
        nama naša srbije tek
        """)
}
