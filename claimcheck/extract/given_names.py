"""Given names that mostly tell whether "he" or "she" is meant. Names used for both are left out."""

MALE = frozenset(
    """aaron abbas abdul abdulla abdullah abdulrahman abdur abraham abu adam adel adolf adrian ahmad ahmed ahmet akbar
    akhtar akira alan albert alberto alejandro aleksandr aleksei alex alexander alexei alfred alfredo ali allan
    allen alvaro amir amit amos anatoly anders andre andreas andrei andres andrew andriy andrzej andy angus anil
    anthony antoine anton antonin antonio antony anwar archie armando arnold arthur artur arturo arun ashraf
    asif aslan augusto aziz babak badr barack barry bashar bashir ben benjamin bernard bernie bertrand bilal
    bill billy bob boris brad bradley brandon brendan brent brett brian bruce bruno bryan burhan byron caleb
    cameron carl carlo carlos cedric cesar charles charlie chester chris christian christoph christopher chuck
    clarence clark claude claudio cliff clifford clint clyde cole colin conor corey cornelius craig cristiano
    cyril dale damian damien dan daniel daniele danny dario darren darryl daud dave david dean declan denis
    dennis derek desmond dick diego dieter dimitri dinesh dirk dmitri dmitry dominic don donald doug douglas
    duncan dustin dwayne dwight earl ed eddie edgar edmund eduardo edward edwin ehud elbridge eli elias elijah
    elliott elmer emil emmanuel emre enrico enrique eric erik ernest ernesto ernie ethan eugene evan evgeny
    faisal farid faruk fazal felipe felix ferdinand fernando fidel florent florian francesco francis francisco
    franck francois frank franklin franz fred frederick fritz fyodor gabriel gareth garrett gary gavin gene
    geoff geoffrey georg george gerald gerard gerardo gerhard gerry ghulam gilbert giorgio giovanni giuseppe
    glen glenn gordon graham grant greg gregg gregory guillermo gulbuddin gunter gustavo guy habib haider haji
    hakan hakim hamid hamza hans haris harold haroon harris harry harvey hasan hashim hassan hector heinz helmut
    henri henrik henry herbert herman herschel hiroshi homer horace hosni howard hubert hugh hugo husain hussain
    hussein ian ibrahim idris igor ilham ilya imran inderjit isaac ismael ismail issa ivan ivo jack jacob
    jacques jaime jair jake jakob jalal jamal james jared jason javad javier jay jeb jed jeff jeffrey jens
    jeremiah jeremy jerome jerry jesse jim jimmy joachim joao joaquin joe joel johan johannes john johnny jonah
    jonas jonathan jorge jose josef joseph josh joshua juan julian julio julius jurgen justin kamal karim karl
    keith ken kenneth kenny kevin khaled khalid khalil khizr klaus kofi konstantin kumar kurt kyle lance larry
    lars laurent lawrence lech lee leo leon leonard leonid leopold leroy lester lloyd lorenzo lou louis lowell
    luca lucas luigi luis luiz luke lyndon magnus mahmood mahmoud mahmud majid malcolm malik manfred manmohan
    mansoor manuel marc marcel marcelo marco marcos marcus mario mark marshall martin marty marvin massoud
    mateusz mathieu matt matteo matthew matthias maurice mauricio max maxim maximilian mehmet mel melvin merrick
    michael michel miguel mihail mike mikhail milos mitch mitchell mitt mohamed mohammad mohammed mohsen moses
    moshe muhammad muhammadu mujib mullah murat murray musa mustafa nabil nadeem naftali naim narendra nasser
    nathan nathaniel navid nawaz ned neil nelson nicholas nick nicolas nigel nikita nikolai nikolay noah noam
    noel norbert norman oleg oliver olivier omar oren orrin osama oscar osman oswald otto owen pablo patrick
    paul paulo pavel pedro pervez pete peter petr petro phil philip philippe pierre pieter piotr prakash pramod
    qasim qusay rafael rafiq rahim rahmatullah rahul raj rajesh rajiv ralph ramesh ramon ramzan rand randall
    randy rashid raul ravi ray raymond recep reginald reince reinhold rene rex ricardo riccardo rich richard
    rick ricky rob robert roberto rod roderick rodney rodrigo roger roland rolf roman romano ron ronald ronnie
    ross roy rudolf rudolph rudy rupert russ russell ryan saad saddam sadiq saeed saif sajjad salah saleh salim
    salman salvador sam sami samillullah samuel sandeep sanjay santiago saul scott seamus sean sebastian serge
    sergei sergey sergio seth shahbaz shane shaun shawn shimon shinzo sidney siegfried sigmar silvio simon
    sohail stan stanley stefan stefano stephen steve steven stewart stuart suleiman sultan sunil suresh syed
    tahir taras tariq tayyip ted teddy teodoro terrence terry theo theodore thomas tim timothy tobias toby todd
    tom tommy tony travis trent trevor trey troy tyler tyrone usman uthman uwe vaclav valery vernon victor vijay
    viktor vincent vincenzo vitali vladimir volodymyr vyacheslav wade wali walid wallace walt walter warren
    wayne wei werner wesley wilbur wilfred wilhelm will willard willem william willie willy winston wolfgang
    woodrow xavier xi yair yasir yasser yevgeny yitzhak yossi yuri yusuf zabihullah zachary zack zaid zalmay
    zbigniew zia""".split()
)
FEMALE = frozenset(
    """abby abigail ada adriana agatha agnes aicha aisha alessandra alexandra alia alice alicia alina alison alma
    amanda amber amelia amina amy ana anastasia angela angelina anita ann anna annabel anne annette annie
    antonia ariana arlene asma astrid audrey aung ava ayesha barbara beatrice beatriz becky benazir bernadette
    bertha beth bethany betsy betty beverly bianca birgit bonnie brenda bridget britney brooke camila camille
    candace carla carly carmen carol carole carolina caroline carolyn carrie catalina catherine cathy cecilia
    celia charlotte chelsea cheryl chiara christina christine cindy claire clara clarissa claudia colleen
    condoleezza connie constance cora corinne courtney cristina crystal cynthia dagmar daisy danielle daphne
    darlene dawn debbie deborah debra deirdre delia denise diana diane dianne dilma dina dolores dora doris
    dorothy ebony edith eileen elaine eleanor elena eleni elisa elisabeth elizabeth ella ellen eloise elsa elsie
    emilia emily emma erica erika erin esther ethel eva eve evelyn faith farah farida farkhunda fatima fatou
    fatuma felicia fiona flora florence frances francesca frauke freda frederica gabriela gabriella gail gayle
    genevieve georgia geraldine germaine gertrude gillian gina ginny giorgia giulia gladys glenda gloria golda
    grace greta gretchen gwen habiba hala hanan hanna hannah harriet heather heidi helen helena helene helga
    henrietta hilary hillary hina holly huma ida ilse imelda indira ines ingrid irene irina iris irma isabel
    isabella isabelle ivana ivanka ivy jackie jacqueline jamila jana jane janet janice jasmine jeanette jeanne
    jen jenna jennifer jenny jessica jill jo joan joann joanna joanne josephine joy joyce juanita judith judy
    julia juliana julie juliet june kaitlyn kamala karen karin katarina kate katharina katharine katherine
    kathleen kathryn kathy katie katrina katy kayla keiko kelly kellyanne khadija kimberly kirsten kirstjen
    kristen kristin kristina kyrsten laila lana latifa laura lauren laurie leah leila lena leticia letitia
    liliana lillian lily linda lindsay lindsey lisa liz lois lola loretta lorraine louisa louise lucia lucinda
    lucy luisa lydia lynn lynne mabel madeleine madison maggie maha malala mandy manuela marcia margaret
    margarita margot maria mariam marian marianne marie marilyn marina marine marion marissa marjorie marlene
    marsha marta martha martina mary maryam matilda maureen maya meg megan meghan mei melania melanie melinda
    melissa mercedes meredith meryl mia michele michelle mildred mina miranda miriam mitzi moira molly mona
    monica muriel myra nadia najiba nancy naomi natalia natalie natasha nellie nicole nikki nina nora noreen
    norma odette olga olivia opal pam pamela patricia patty paula pauline pearl peggy penelope penny petra
    phoebe phyllis polly priscilla priya queenie rachel rachida rana rania rebecca regina renata renee rhonda
    rita roberta rosa rosalind rose rosemary roxanne ruby ruth sabrina sadie saira sally samantha samira sandra
    sandy sara sarah shabnam shakira sharon sheila shelley sherry sheryl shirin shirley silvia simone sirimavo
    sofia soledad sonia sonja sophia sophie stacey stacy stella stephanie sue susan susana susanna susanne
    suzanne svetlana sybil sylvia sylvie tamara tammy tania tanya tara tatiana tatyana teresa tess theresa
    tiffany tina tracey tracy trudy tulsi ursula uzra valentina valerie vanessa vera veronica vicky victoria
    viola violet virginia vivian viviane wanda wendy whitney wilma winifred winnie yasmin yasmine yelena yoko
    yolanda yulia yvette yvonne zahra zainab zakia zara zeinab zoe zuzana""".split()
)
