// Derived by Scripts/make-word-frequencies from wordfreq 3.1.1 by Robyn Speer, whose data is
// licensed CC BY-SA 4.0 (https://creativecommons.org/licenses/by-sa/4.0/); so is this table.

extension GeneralWords {
    static let french = parsed(
        """
        1000 de et la le 998 est 997 en 995 un 992 il 991 que 982 pas une 981 du 978 pour 962 dan 956 je qui
        948 ce 914 au 907 sur 901 qu 881 par 879 se 874 on 860 ne 853 plus 833 avec 812 mais 792 tout 767
        vous 762 elle 743 ça 740 tu 704 fait 699 son 685 ai ou si 677 sont 661 cet 660 nous 653 me 650 comm
        621 être 616 bien 591 mêm 585 fair 584 sa 576 leur 570 aux 551 autr 534 ont 496 part 493 était 486
        été 481 franc 480 mon 470 lui 462 auss peut 454 deux 453 bon 447 moi 422 grand 417 quand ser 413
        suis 410 apres tres 404 san 403 tous 394 premi 389 an 383 avoir non te 380 quelqu 376 où 362 va 357
        pass 356 dit encor 353 don vrai 352 dir 351 alor 343 entre 342 avait 341 seul 337 temp 332 jour 331
        ma 326 faut 324 là peu 320 cel 313 person 312 rien trouv voir 310 parl 309 mond 305 vi 300 fois 298
        anné 297 aur 294 toujour 293 contr 289 votr 283 avant depuis donc 281 jam 275 homm 274 fin 273 chos
        sous 272 notr 267 pens 266 vu 262 moin 253 derni 252 dont toi 251 port 250 rest 249 certain 247 sort
        245 gen ton 244 cour fais 243 just 242 déjà quoi 241 demand 240 nouvel 238 droit trop 237 soit 235
        femm 230 aim 228 pay 225 plac 224 coup 223 chez oui 221 parc 219 ains as 217 arriv import point 213
        compt 208 comment mort nouveau 207 tel 206 vill 204 état 202 beaucoup 199 présent quel 197 e polit
        195 général pet pourr 193 nos 192 aucun bas ici 191 cas 190 appel 189 jusqu trois 188 petit 187
        enfant 186 paris 183 sais utilis 182 doit moment 181 mal mis 179 dev heur 178 car dis meilleur 175
        histoir 174 eu question égal 173 puis regard 172 laiss pend 171 mieux 168 côt ta 167 ceux group
        plusieur pourquoi ver 166 arrêt prendr 165 jou mois nom 164 not 163 chang 162 mer équip 161 soir 160
        pris raison 159 moyen servic 158 jeun 157 travail 155 aujourd hui merc 154 saint veut 153 aid march
        152 social veux 151 aller différent fort peux 150 vos 149 mar 148 ca 147 celui chaqu dur 146 famill
        maison 145 haut problem semain suit 144 prix societ 143 mainten vais 141 conseil fill mettr 140
        commenc commun form rapport 139 lieu lor 138 besoin eux national propos 137 effet forc 136 têt 135
        fil selon tant 134 direct pouvoir 133 sit 132 accord articl 131 ancien 130 projet 129 pouv 128 idé
        127 avais film genr étaient 125 eau 124 avon lign livr main ni 123 savoir suiv 122 ci devr fond
        simpl 121 assez caus per sen 120 affair président économ 119 bel rencontr 118 des gouvern 117
        ailleur crois début mot system 116 avez jean jeu nombr produit souvent 115 entrepris 114 cherch font
        surtout 112 ensembl final 111 enfin lorsqu montr niveau organis 110 développ fac plein retrouv 109
        centr loi particuli public trait ven 108 américain exempl gard guerr réalis second 107 gagn pres pu
        représent vois 105 air met possibl sûr terr titr tour 104 amour class fer fonction publiqu vit 103
        prend relat sembl 102 assur mesur nombreux peuvent truc 101 activ aut con continu expliqu façon fut
        somm 100 chef emploi essai gros nuit pai plan quatr recherch rend travaill voul 99 typ écol élev
        étud 98 but cré environ envoi vient 97 français marqu permet 96 charg dieu membr minut sent sujet 95
        noir 94 attend beau journal loin match mont principal 93 voi 92 inform manqu post propr regl région
        résultat tomb vont étais 91 actuel argent 90 associ long ordre saison tard ête 89 ru total 88 action
        art dessus matin pos situat 87 corp ensuit exist journ jug 86 complet europ or plutôt the 85 frer
        prochain programm 84 avaient facil gar ministr prêt rappel 83 annonc ayant européen particip risqu
        term écrit 82 consider international intéress lanc pierr posit retour établ 81 cher départ mani mec
        oper pratiqu respect 80 achet esper piec sait sign vérit 79 agit dout voitur vol 78 abord afin ah
        attent chambr choix tir yeux 77 chois dat ferm imag limit mang nord spécial valeur 76 administr
        anglais armé format grâc malad vien 75 attaqu etc habit million musiqu vent étant 74 appliqu collect
        concern intérêt occup pied publi rentr respons sup touch tourn train 73 auteur cinq clair décid etat
        humain popul québec rapid sourc 72 ami difficil gauch local parfois pein personnel réseau sud unis
        vidéo vis 71 avanc compr comprend joueur mai parent siecl étudi 70 amis deuxiem heureux rendr rout
        russ sant écout 69 ajout blanc condit contrôl lien longtemp merd objet peur polic priv viv voilà
        voit 68 chanc club déclar in mouv parm sécur vot époqu 67 cultur juin langu presqu prépar périod
        roug sav septembr text 66 avis cart hi intérieur libr lir ouvert puiss sein vivr 65 connaiss envi
        product préfer 64 allez plais seront sérieux voix 63 accept augment autour cepend connu engag
        françois juillet list mod nécessair ouvr puisqu zon 62 command constitu critiqu messag normal oblig
        offre origin oubli pag partag qualit quitt répons scen serv techniqu tent 61 cœur enseign lou
        médecin ouais perdu pourt précis transport uniqu 60 cadr comprendr esprit laquel naturel octobr rôl
        ten âge œuvr 59 ait avril chacun croir indiqu install janvi jeux li proch roi réuss sall 58 chemin
        cit décis entré invit larg lettr malgr men press vas voyag élect 57 allemand arme artist bois
        compagn court derri imagin milieu occas of verr 56 bout campagn conserv contrair dix doivent
        expérient feu pir refus situ 55 capital confianc dirig décembr géner model mondial novembr peupl
        réel six 54 août apport canad couleur demain domain doubl espac financ grav min new object officiel
        photo remarqu rêv supérieur visit voic évit 53 devenu internet passag réserv scienc téléphon évident
        52 adress bonjour bureau destin deven fêt justic libert longu solut souhait test 51 animal communaut
        dem découvr févri gross ii militair professionnel sinon sport termin traval troisiem univers édit 50
        avion consomm découvert espec marin parol vieux élément 49 accueil analys compos création major
        manifest mati photos remplac sauf victim victoir évolu 48 band client cod coût directeur exact
        indépend mair mariag mission oh partout physiqu plupart profit soi éven 47 ben bord candidat central
        contact devient dû empêch endroit erreur faudr hein hor impress lequel lev natur observ preuv
        probabl proteg précédent putain républ veulent 46 commerc contrat devoir dois futur impos lit né
        quarti rar reçu réalit sol succes terrain étrang 45 absolu acte cach construct content célebr euros
        integr permettr princip présenc racont secret traver version églis énerg 44 ador allemagn attendr
        bientôt chien cours dimanch dos déput entend estim exploit perdr récent territoir 43 1er accompagn
        chanson civil conséquent défens entendu faibl histor lutt mauv ok pauvr pouss pren répondr suff
        suivr échang 42 acces amélior assembl bât calm chiffr combat commiss couch dessin disposit démocrat
        gratuit honneur invest jet lumi mauvais maîtr numéro perm personnag retourn soient soleil styl taux
        tenu venu éduc étranger 41 abandon afriqu autoris banqu bras coupl cris entraîn ex express extrêm
        financi fourn frapp ger hôtel instant mérit nomm parfait secteur vert électr île 40 anim assist
        atteint coeur essentiel excellent fix frais log monsieur quant religi rich scientif sept union unit
        villag 39 accus adopt aupres autor aven comport concept confirm débat définit entendr entier goût
        impossibl menac mention michel mid moiti médi obten oppos ouest paul rendu régim répond samed tabl
        taill tien transform 38 00h adapt and arab camp charl chaud condamn dossi enquêt jol lyon municipal
        organ outr prison prévu restaur reven sang soin sépar émiss 37 00h00 acteur apprendr arrier blanch
        cass champ chant combien contribu dam désorm détail enregistr extérieur figur foi froid malheur mur
        paix polici professeur réguli rével soutien tand vieil voulu énorm 36 agent approch avantag bless
        carri chinois citoyen classiqu commercial conduit diffus divis domin efficac effort faux industr
        inquiet liber machin mari metr mémoir méthod rang retrait sieg signif suiss tôt vendred 35 album
        appui avocat bouch capabl cec champion connaîtr correspond cul dehor del discour détermin effectu
        franch minister orient pap pareil plant quotidien relev référent résist seigneur voisin épisod 34
        baiss ball canadien chaîn chin comit commentair constat docu déplac enlev exprim habitud huit
        hôpital ident inspir modern nation neuf oubl perd populair pot propriétair provinc rempl sauv
        structur tableau toutefois vin violenc visag 33 affirm allait amen capac catégor compar danger
        difficult fabriqu fall immédiat islam japon lesquel lieux lund montréal mus musulman original
        ouvertur papi possed prof radio ressembl réform réunion tax tendanc usag util vacanc vaut vid 32 al
        allé amer appareil apparent beb bleu bref caracter cheval cinem concour consult croi culturel dans
        disent dollar dépend dépens désol km martin mme net ouvrag pert poid pression pro profond progress
        protect puissanc repos retir ros réun sac sert strateg support to vitess york 31 accident affich
        ciel drôl existent fleur fou gaz gestion industriel influenc interpret italien magnif mm moral
        passion philipp pont prouv pur repris royal sal signal soldat stad sub sœur technolog tient viennent
        voudr véhicul écrir éton 30 anti bah calcul cess chat chrétien crim david dispos espagn excus
        impliqu inscrit intelligent ligu lourd léger macron plat possibil propriet québécois retard récuper
        régional station suffis surfac théâtr trac vouloir 29 chi complex compliqu concentr concert
        conférent consacr cool courag cru disponibl distribu divers dommag effect eh ennem espagnol facebook
        garant garçon gueul ignor ital lois mass nicol parf patient princ proposit ressourc revenu rir roman
        sex surpris tribunal volont étap 28 absenc agenc arbre attach attir britann budget caf cent chass
        cheveux clé cuisin discut doigt dorm end explos fass grec hiv holland impôt initi institu issu john
        majeur mobil montagn parisien philosoph rat religion revu royaum réaction réveil révolu sacr sexuel
        st star surveil travers 27 alger angleterr avou belgiqu bizarr boug boulot carr climat coin collabor
        delà défin désign espoir expos exposit fan formul fronti fréquent hauteur intent jacqu lis lu
        marseil mem milliard moteur méti naissanc nul parcour peau planet remont revient rom sach spectacl
        statist théor tom top tromp vendr vingt voil week 26 affect africain aliment appart appris barr
        cadeau colon compétit comt context demeur discuss distanc diver enver exclus festival fédéral georg
        jardin juif lendemain libéral londr lâch madam magasin matériel mi mill médical patron perform pist
        proces regret rein réflech salut scolair secrétair
        """)
}
