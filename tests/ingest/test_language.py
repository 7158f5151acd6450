import pytest

from claimcheck.ingest.language import foreign_language

GERMAN = (
    "Der Polizeichef der Provinz erklärte am Dienstag, dass im vergangenen Jahr fast zweitausend Kämpfer getötet worden"
    " seien. Die Angaben ließen sich zunächst nicht unabhängig bestätigen."
)
SPANISH = (
    "El jefe de policía de la provincia dijo el martes que casi dos mil combatientes murieron durante el último año."
    " La cifra no pudo ser confirmada de manera independiente."
)
ARABIC = (
    "قال قائد شرطة الولاية يوم الثلاثاء إن نحو ألفي مقاتل قتلوا خلال العام الماضي. ولم يتسن التحقق من هذه الأرقام من"
    " مصدر مستقل. ورفض متحدث باسم الحركة التقرير."
)
RUSSIAN = (
    "Начальник полиции провинции заявил во вторник, что за последний год были убиты почти две тысячи боевиков."
    " Независимого подтверждения этим данным пока нет."
)
DARI = (
    "فرمانده پولیس ولایت روز سه شنبه گفت که در یک سال گذشته نزدیک به دو هزار جنگجو کشته شده اند. این رقم از سوی منابع"
    " مستقل تایید نشده است. سخنگوی طالبان این گزارش را رد کرد."
)
CHINESE = (
    "省警察局长星期二表示，过去一年中有近两千名武装分子被打死。这一数字尚未得到独立消息来源的证实。塔利班发言人否认了这"
    "一报道，称其为政府的宣传。官员们说，行动仍在继续，当地居民已经开始返回家园，学校也将在下个月重新开放。省长呼吁国际社会"
    "提供更多援助。"
)
INDONESIAN = (
    "Kepala polisi provinsi itu mengatakan pada hari Selasa bahwa hampir dua ribu pejuang tewas selama setahun"
    " terakhir. Angka itu belum dapat dikonfirmasi secara independen."
)
NAMES = (
    "Fazal Ahmad Sherzad met Samillullah Samin in Jalalabad, Haji Zahir Qadir in Achin, and Gul Mohammad Shinwari in"
    " Kot. Mullah Mansoor Dadullah and Uthman Ghazi fled Khak-e Afghan, Asmatullah Rahimzai said."
)
LISTED = (
    "Nangarhar: Haji Zahir Qadir, Fazal Ahmad Sherzad, Abdul Rauf Khadim, Hafiz Saeed Khan, Gul Zaman, Shahidullah"
    " Shahid, Rahim Gul, Noor Agha, Mirwais Yasini, Esmatullah Shinwari, Malek Osman."
)
HEADLINES = (
    "Biden To Campaign in Ohio. Trump Blames Media for Flap. Cruz To Give Away Engraved Shotgun."
    " Poll: A Turnoff for Latino Voters."
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (GERMAN, "de"),
        (SPANISH, "es"),
        (ARABIC, "ar"),
        (RUSSIAN, "ru"),
        (DARI, "fa"),
        (CHINESE, "zh"),
        (INDONESIAN, "id"),
    ],
)
def test_other_languages_are_recognised(text, code):
    assert foreign_language(text) == code


def test_a_script_the_classifier_never_saw_is_not_english():
    assert foreign_language("ᏣᎳᎩ ᎦᏬᏂᎯᏍᏗ " * 20)


@pytest.mark.parametrize("text", [NAMES, LISTED, HEADLINES])
def test_english_full_of_foreign_names_passes(text):
    assert foreign_language(text) is None


def test_english_that_quotes_another_language_passes(english):
    assert foreign_language(f"{english} “{SPANISH}” {english} {english}") is None


def test_a_short_text_passes_whatever_it_is():
    assert foreign_language("Der Polizeichef wies das zurück.") is None


def test_numbers_and_addresses_pass():
    assert foreign_language("https://valley.example/a?b=7 1,950 2,000 " * 20) is None


def test_an_article_that_is_not_english_is_refused(read):
    (failure,) = read("-", stdin=DARI.encode())
    assert failure.reason == "not in English (language code fa); only English articles can be read"


def test_articles_that_pass_are_english(read, english):
    (article,) = read("-", stdin=english.encode())
    assert article.language == "en"
