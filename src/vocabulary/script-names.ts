import { foldWords } from './labels.ts';

// Names in other scripts than Latin, asked only of columns that are called names or stand beside somebody's number: three
// syllables that begin with Kim may be a district, too.

const list = (text: string): readonly string[] => text.split(/\s+/u).filter((word) => word !== '');
const folded = (text: string): ReadonlySet<string> => new Set(list(text).map(foldWords));

/** The commonest family names of China, of four fifths of all people there, and those of two characters. */
const chinese = new Set([
  ...'王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧蕭程曹袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎閻余潘杜戴夏钟鐘汪田任姜范方石姚谭譚廖邹鄒熊金陆陸郝孔白崔康毛邱秦江史顾顧侯邵孟龙龍万萬段雷钱錢汤湯尹黎易常武乔喬贺賀赖賴龚龔文',
  ...list('欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 司徒 东方 皇甫'),
]);

const japanese =
  list(`佐藤 鈴木 高橋 田中 伊藤 渡辺 渡邊 渡部 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 林 斎藤 斉藤 清水 山崎 森 池田 橋本 阿部 石川
  山下 中島 石井 小川 前田 岡田 長谷川 藤田 後藤 近藤 村上 遠藤 青木 坂本 福田 太田 西村 藤井 岡本 藤原 金子 三浦 中野 中川 原田 松田 竹内 小野 田村 中山 和田 石田 森田 上田
  原 内田 柴田 酒井 宮崎 横山 高木 安藤 宮本 大野 小島 谷口 工藤 今井 高田 増田 丸山 杉山 村田 大塚 新井 小山 平野 藤本 河野 上野 野口 武田 松井 千葉 菅原 岩崎 木下 久保 佐野
  野村 松尾 菊地 菊池 市川 杉本 古川 大西 島田 水野 桜井 高野 吉川 山内 西田 飯田 西川 小松 北村 安田 五十嵐 川口 平田 関 中田 久保田 服部 東 岩田 土屋 川崎 本田 大橋 永井 星野 松岡
  サトウ スズキ タカハシ タナカ イトウ ワタナベ ヤマモト ナカムラ コバヤシ カトウ ヨシダ ヤマダ ササキ ヤマグチ マツモト イノウエ キムラ サイトウ シミズ ハヤシ アベ`);

const korean = new Set([
  ...'김이박최정강조윤장임한오서신권황안송류전홍유고문양손배백허남심노하곽성차주우구민진나엄채원천방공현함변염여추도석선설마길연위표명기반왕금옥',
]);
const koreanPairs = list('남궁 황보 제갈 선우 독고 사공 서문');

const han = /^[\p{Script=Han}々]{2,4}$/u;
const japaneseLetters = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}々ー]{2,10}$/u;
const hangul = /^[가-힣]{2,4}$/u;
/** Districts, cities, stations, shops, courses. */
const koreanThing = /[구시군동읍면역점관과팀부]$/u;

/** Districts, counties, cities, provinces, towns, villages, roads. */
const hanThing = /[区區县縣市省州郡镇鎮乡鄉村路街町県]$/u;

function inCharacters(cell: string): boolean {
  const name = cell.replace(/[\s・　]/gu, '').normalize('NFKC');
  if (hangul.test(name))
    return koreanPairs.some((pair) => name.startsWith(pair))
      ? name.length >= 3
      : korean.has(name.charAt(0)) && (name.length === 3 || /\s/u.test(cell)) && !koreanThing.test(name);
  if (han.test(name) && (chinese.has(name.charAt(0)) || chinese.has(name.slice(0, 2))) && name.length <= 3)
    return !hanThing.test(name);
  return japaneseLetters.test(name) && japanese.some((family) => name.startsWith(family) && name.length > family.length);
}

const given =
  folded(`Александр Алексей Анастасия Андрей Анна Антон Артем Борис Валентина Валерий Василий Вера Виктор Виктория Владимир Галина Георгий Дарья Денис Дмитрий Евгений Евгения Екатерина Елена
  Иван Игорь Илья Ирина Кирилл Константин Ксения Лариса Любовь Людмила Максим Марина Мария Михаил Надежда Наталья Никита Николай Олег Ольга Павел Петр Полина Роман Светлана Сергей Софья Татьяна Юлия Юрий
  Олександр Олексій Андрій Василь Володимир Дмитро Ірина Катерина Марія Микола Михайло Наталія Оксана Олена Петро Сергій Тетяна Юлія Юрій Георги Димитър Мария Петър Стефан Тодор
  Αθανάσιος Αικατερίνη Αλέξανδρος Αναστασία Ανδρέας Αντώνης Βασίλης Βασιλική Γεώργιος Γιάννης Γιώργος Δημήτρης Δημήτριος Ειρήνη Ελένη Ευαγγελία Ευάγγελος Ιωάννα Ιωάννης Κατερίνα Κώστας Κωνσταντίνος Μαρία Μιχάλης Νίκος Νικόλαος Παναγιώτης Σοφία Σπύρος Χρήστος
  محمد أحمد علي حسن حسين إبراهيم يوسف خالد عمر عبد عبدالله فاطمة عائشة مريم زينب سارة نور ليلى هدى سعيد مصطفى محمود طارق سامي كريم رنا منى أمل نادية ياسمين
  דוד משה יוסף אברהם יעקב יצחק דניאל מיכאל יונתן אורי נועם איתי עומר שרה רחל לאה מרים חנה אסתר רבקה נועה מאיה תמר יעל שירה דנה מיכל אביגיל רונית`);

/** Patronymics, and family names that no ordinary word ends as. */
const slavic = /(?:ович|евич|овна|евна|ична|енко|чук|ский|ская|ський|ська|ов|ова|ев|ева)$/u;
const letters = /^[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}\s.'’ʼ-]{4,70}$/u;

function inLetters(cell: string): boolean {
  if (!letters.test(cell)) return false;
  const words = cell.trim().split(/\s+/u);
  if (words.length < 2 || words.length > 5) return false;
  const capitals = words.every((word) => !/^\p{Ll}/u.test(word));
  return capitals && words.some((word) => given.has(foldWords(word)) || slavic.test(word.toLowerCase()));
}

/** Whether a cell in another script than Latin may be somebody's name. */
export const isScriptName = (cell: string): boolean => /[\u0370-\uffdc]/u.test(cell) && (inLetters(cell) || inCharacters(cell));

/** Of a column's cells, how many may be names in other scripts. */
export const scriptNamesShare = (cells: readonly string[]): number =>
  cells.length === 0 ? 0 : cells.filter(isScriptName).length / cells.length;
