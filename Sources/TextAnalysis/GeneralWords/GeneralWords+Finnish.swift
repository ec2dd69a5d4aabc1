// Derived by Scripts/make-word-frequencies from wordfreq 3.1.1 by Robyn Speer, whose data is
// licensed CC BY-SA 4.0 (https://creativecommons.org/licenses/by-sa/4.0/); so is this table.

extension GeneralWords {
    static let finnish = parsed(
        """
        1000 ja on 997 ei 989 et 973 oli 962 ole 956 se 908 mut 907 jos 894 kun 865 en 863 niin 839 hän 833
        myös 814 mitä 810 ol 798 ova 790 voi 789 sen 779 nyt 762 kaik 759 kuin tai tämä 754 suome 719 aika
        714 joka 697 hyvä 688 kan 667 sitä 643 vain 634 jo 627 häne 616 täs 615 sit 611 muka 582 olu 581
        vielä 576 aina 574 kosk 570 kyl 564 tule 561 its 540 siitä 535 sama 521 hyv osa 517 ne 508 lisä 505
        palj 495 oma 491 vuode 488 jälk mite 483 iha 482 sekä 480 pitä 470 saa 466 kuite 460 koko sil 459
        jota 454 mikä 439 vaan 438 minu 428 vaik 420 päivä 415 mis 412 asia 409 tehd 408 yks 407 eivä vas
        406 ihmis 401 olev 390 sano 378 tuli 375 jotk 365 näin 362 eli 353 vähä 351 noin toise 349 uude vuon
        348 ehk 344 yhd 342 eikä siis 341 juuri siel 337 siinä 336 ilm lopu 330 aja tuo 326 miks 324 jote
        323 esimerk puole 322 täl 320 miele väl 318 jonk 315 kaks 313 oike 312 kute 306 sinu taas 305 enä
        301 kolm 300 joku 299 pitäi 298 enem katso kuva maailm 297 auto 296 eläm men 292 siihe 291 kuka 290
        al 289 ker meil tänä 288 etei tode use 284 eri tätä 283 ot 282 laps mies pois 281 viiko 280 tääl 279
        ede 278 alue he kiitos 276 iso saada 275 halua läht 274 viime 273 yli 267 jutu vai 266 voit 264 ant
        262 no 260 tila 259 kuink 258 suomi vuot 256 mene minä niitä 254 käytö 252 aiva 250 helsing pääs
        tiedä varm yh yle 248 m oliv 247 edes 244 suomalais 243 muut 240 kirj 239 seuraav 236 tul 234 suur
        232 raha sai toimi venäj 231 hetk näyt 229 halu 228 voisi 227 saat 225 ensimmäis 222 miehe ongelm
        219 tarvits 218 muuta 217 kuulu pitk seura 216 toine usko 215 paika 211 tun 210 jopa tähä 209 heidä
        kaut muute 207 jois kerto mon 206 käyt 204 muutam teki voida 203 kesk 202 me 201 liian 200 asio kyse
        199 alk euro 198 määrä 197 ast kert puhu pääl teke 196 tieto 194 as luvu silo 193 euroop heti oikea
        191 meidä 190 alu koht uus uusi 189 nämä 187 koulu 186 nime 184 paik tak tava 183 mone 182 an kaike
        yrit 181 ala il tunt 179 ruots 178 helsink jol naise sisä 177 tois 174 muun paremp 173 kaude nähd
        varmast vitu 172 hieno tekem 171 joskus nelj niide suora 170 pääse tapa 169 kannat yht 168 pari
        perust tulev 166 tarkoit valtio vanh 165 palvelu sarj 164 the 163 pel silt tuntu täys 161 arvo
        elokuv kaupung tehtäv 160 henkilö kiin 159 huono kahd niis perh vuos 158 tulu 157 hiema matk ottelu
        toimin 156 erityis tietä
        """)
}
