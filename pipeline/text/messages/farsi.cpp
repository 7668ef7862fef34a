// The furniture words of a booklet in Farsi, by key.
#include "text/messages/catalogues.h"

namespace hustings::text {

namespace {

constexpr Message kMessages[] = {
    {"accessible-pages", "فهرست صفحه‌ها به صفحه‌های نسخهٔ چاپی می‌رسد."},
    {"accessible-pictures", "هر تصویر معنادار با واژه‌ها توصیف شده است."},
    {"accessible-pictures-lacking", "برخی تصویرها با واژه‌ها توصیف نشده‌اند."},
    {"accessible-text",
     "همهٔ متن، متن واقعی به ترتیب خواندن است و عنوان‌ها، "
     "فهرست‌ها و جدول‌ها نشانه‌گذاری شده‌اند."},
    {"analysis", "تحلیل بی‌طرفانه"},
    {"answer", "پاسخ"},
    {"appendix", "پیوست"},
    {"argument-against", "استدلال مخالف: {0}"},
    {"argument-for", "استدلال موافق: {0}"},
    {"back-to-text", "بازگشت به متن"},
    {"candidate", "نامزد"},
    {"candidates", "نامزدها"},
    {"caution", "احتیاط"},
    {"chapter", "فصل"},
    {"colophon", "شناسنامه"},
    {"contact", "تماس"},
    {"contents", "فهرست"},
    {"contest", "رقابت انتخاباتی"},
    {"continued", "ادامه"},
    {"copyright", "حق نشر"},
    {"cover", "جلد"},
    {"date", "تاریخ"},
    {"details", "جزئیات"},
    {"district", "حوزه"},
    {"done", "انجام شد"},
    {"edition", "ویرایش"},
    {"elected-seats", "تعداد کرسی‌ها: {0}"},
    {"election", "انتخابات"},
    {"email", "ایمیل"},
    {"empty", "(خالی)"},
    {"facts", "مشخصات"},
    {"fiscal-statement", "گزارش مالی"},
    {"footnote", "پانویس"},
    {"full-text-of", "متن کامل: {0}"},
    {"identifier", "شناسه"},
    {"important", "مهم"},
    {"imprint", "اطلاعات چاپ"},
    {"index", "نمایه"},
    {"information", "اطلاعات"},
    {"language", "زبان"},
    {"layout", "صفحه‌آرایی"},
    {"link", "پیوند"},
    {"links", "پیوندها"},
    {"made-from-sources",
     "این دفترچه از پرونده‌های زیر ساخته شده است. "
     "مقدار SHA-256 هر پرونده در کنار آن آمده است."},
    {"name", "نام"},
    {"no", "خیر"},
    {"no-argument-against", "هیچ استدلالی در مخالفت با این طرح ارائه نشده است."},
    {"no-argument-for", "هیچ استدلالی در موافقت با این طرح ارائه نشده است."},
    {"no-candidates", "در این رقابت نامزدی وجود ندارد."},
    {"no-rebuttal", "هیچ پاسخی به این استدلال ارائه نشده است."},
    {"no-statement", "بیانیه‌ای ارائه نشده است."},
    {"not-done", "انجام نشده"},
    {"note", "یادداشت"},
    {"notes", "یادداشت‌ها"},
    {"office", "سمت"},
    {"organization", "سازمان"},
    {"page", "صفحه"},
    {"page-blank", "این صفحه عمداً خالی گذاشته شده است."},
    {"page-number", "صفحهٔ {0}"},
    {"party", "حزب"},
    {"picture", "تصویر"},
    {"picture-missing", "[تصویر: {0}]"},
    {"portrait", "عکس {0}"},
    {"printed-as-submitted",
     "بیانیه‌ها همان‌گونه که نامزدها ارائه کرده‌اند چاپ "
     "شده‌اند."},
    {"profile", "معرفی"},
    {"proof", "نمونهٔ چاپ برای {0}"},
    {"proof-approved", "همین‌گونه چاپ شود."},
    {"proof-corrected", "با این اصلاحات چاپ شود:"},
    {"proof-instructions",
     "صفحه‌های شما به این شکل چاپ خواهد شد. "
     "همهٔ واژه‌ها را بررسی کنید، "
     "یکی از پاسخ‌های زیر را علامت بزنید، "
     "امضا کنید و این برگه را "
     "به دفتر انتخابات بازگردانید."},
    {"published", "انتشار"},
    {"publisher", "ناشر"},
    {"question", "پرسش"},
    {"rebuttal-against", "پاسخ به استدلال مخالف: {0}"},
    {"rebuttal-for", "پاسخ به استدلال موافق: {0}"},
    {"rights", "حقوق"},
    {"seats", "کرسی‌ها"},
    {"sha-256", "SHA-256"},
    {"signature", "امضا"},
    {"source-file", "پروندهٔ منبع"},
    {"sources", "منابع"},
    {"statement", "بیانیه"},
    {"statement-cut",
     "این بیانیه چون از سقف تعداد واژه‌ها ({0}) بلندتر بود، کوتاه شده "
     "است."},
    {"statements", "بیانیه‌ها"},
    {"table", "جدول"},
    {"table-continued", "{0} (ادامه)"},
    {"table-of-contents", "فهرست مطالب"},
    {"term", "دوره"},
    {"tip", "نکته"},
    {"title-page", "صفحهٔ عنوان"},
    {"uncontested",
     "این انتخابات بدون رقیب است: شمار نامزدها بیشتر از کرسی‌ها "
     "نیست."},
    {"unknown", "نامعلوم"},
    {"version", "نسخه"},
    {"warning", "هشدار"},
    {"website", "وب‌گاه"},
    {"withdrawn", "انصراف داده"},
    {"words", "واژه"},
    {"yes", "بله"},
};
static_assert(is_ordered(kMessages));

}  // namespace

Catalogue farsi() { return kMessages; }

}  // namespace hustings::text
