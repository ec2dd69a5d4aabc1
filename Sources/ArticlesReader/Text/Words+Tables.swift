extension Words {
    /// The texts of each language, in the order of `names`.
    static let tables = [
        "en": [
            "Skip to the content", "Search", "Archive", "Feed", "Topics", "Topic", "Author", "Latest", "Related articles",
            "Related topics", "Older", "Newer", "Updated", "Draft", "Scheduled", "Archived",
            "Only who has a key can see this page.", "Search results", "Nothing was found.", "Did you mean",
            "Nothing was found for", "This page does not exist",
            "It may have moved, or the address may be mistyped. Try a search.", "This article is no longer here",
            "It was deleted. Try a search.", "Something went wrong", "Also in", "First published at",
            "Nothing has been published yet.", "Front page", "In common", "Pages", "Site",
        ],
        "de": [
            "Zum Inhalt", "Suche", "Archiv", "Feed", "Themen", "Thema", "Autor", "Neues", "Verwandte Artikel",
            "Verwandte Themen", "Ältere", "Neuere", "Geändert am", "Entwurf", "Geplant", "Archiviert",
            "Diese Seite sieht nur, wer einen Schlüssel hat.", "Suchergebnisse", "Nichts gefunden.", "Meinten Sie",
            "Nichts gefunden für", "Diese Seite gibt es nicht",
            "Vielleicht ist sie umgezogen, oder die Adresse hat einen Tippfehler. Versuchen Sie es mit der Suche.",
            "Diesen Artikel gibt es nicht mehr", "Er wurde gelöscht. Versuchen Sie es mit der Suche.",
            "Etwas ist schiefgegangen", "Auch auf", "Zuerst erschienen auf", "Noch ist nichts erschienen.", "Startseite",
            "Gemeinsam", "Seiten", "Website",
        ],
        "fr": [
            "Aller au contenu", "Recherche", "Archives", "Flux", "Sujets", "Sujet", "Auteur", "À la une",
            "Articles proches", "Sujets proches", "Plus anciens", "Plus récents", "Mis à jour le", "Brouillon", "Programmé",
            "Archivé", "Seul qui a une clé voit cette page.", "Résultats", "Rien n'a été trouvé.", "Vouliez-vous dire",
            "Rien n'a été trouvé pour", "Cette page n'existe pas",
            "Elle a peut-être été déplacée, ou l'adresse est mal écrite. Essayez une recherche.",
            "Cet article n'est plus ici", "Il a été supprimé. Essayez une recherche.", "Une erreur est survenue",
            "Aussi en", "Paru d'abord sur", "Rien n'est encore paru.", "Accueil", "En commun", "Pages", "Site",
        ],
        "es": [
            "Ir al contenido", "Buscar", "Archivo", "Canal", "Temas", "Tema", "Autor", "Lo último",
            "Artículos relacionados", "Temas relacionados", "Anteriores", "Más recientes", "Actualizado el", "Borrador",
            "Programado", "Archivado", "Solo quien tiene una clave ve esta página.", "Resultados",
            "No se ha encontrado nada.", "Quizás quiso decir", "No se ha encontrado nada para", "Esta página no existe",
            "Puede que se haya movido o que la dirección esté mal escrita. Pruebe a buscar.",
            "Este artículo ya no está aquí", "Fue eliminado. Pruebe a buscar.", "Algo ha fallado", "También en",
            "Publicado primero en", "Aún no se ha publicado nada.", "Portada", "En común", "Páginas", "Sitio",
        ],
        "ar": [
            "انتقل إلى المحتوى", "بحث", "الأرشيف", "خلاصة", "المواضيع", "موضوع", "الكاتب", "الأحدث", "مقالات ذات صلة",
            "مواضيع ذات صلة", "الأقدم", "الأحدث", "حُدِّث في", "مسودة", "مجدول", "مؤرشف",
            "لا يرى هذه الصفحة إلا من لديه مفتاح.", "نتائج البحث", "لم يُعثر على شيء.", "هل تقصد", "لم يُعثر على شيء عن",
            "هذه الصفحة غير موجودة", "ربما نُقلت، أو في العنوان خطأ. جرّب البحث.", "لم يعد هذا المقال هنا",
            "لقد حُذف. جرّب البحث.", "حدث خطأ ما", "بلغة أخرى", "نُشر أولًا في", "لم يُنشر شيء بعد.", "الصفحة الأولى",
            "المشترك", "الصفحات", "الموقع",
        ],
        "ja": [
            "本文へ", "検索", "アーカイブ", "フィード", "トピック", "トピック", "著者", "新着", "関連記事", "関連トピック", "前の記事", "次の記事", "更新",
            "下書き", "公開予定", "保管済み", "このページは鍵を持つ人だけに見えます。", "検索結果", "見つかりませんでした。", "もしかして",
            "次の語では見つかりませんでした：", "ページが見つかりません", "移動したか、アドレスが間違っている可能性があります。検索してみてください。",
            "この記事はもうありません", "削除されました。検索してみてください。", "エラーが発生しました", "他の言語", "初出", "まだ記事がありません。", "トップページ",
            "共通", "ページ", "サイト",
        ],
        "zh": [
            "跳到正文", "搜索", "归档", "订阅", "话题", "话题", "作者", "最新", "相关文章", "相关话题", "较早", "较新", "更新于", "草稿", "待发布", "已归档",
            "只有持有密钥的人能看到此页。", "搜索结果", "没有找到任何内容。", "您是不是要找", "没有找到：", "页面不存在", "它可能已移动，或者地址有误。请尝试搜索。",
            "这篇文章已不在此处", "它已被删除。请尝试搜索。", "出错了", "其他语言", "首发于", "还没有发布任何文章。", "首页", "共同点", "页面", "网站",
        ],
        "zh-hant": [
            "跳到正文", "搜尋", "彙整", "訂閱", "話題", "話題", "作者", "最新", "相關文章", "相關話題", "較早", "較新", "更新於", "草稿", "待發布", "已封存",
            "只有持有金鑰的人能看到此頁。", "搜尋結果", "沒有找到任何內容。", "您是不是要找", "沒有找到：", "頁面不存在", "它可能已移動，或者網址有誤。請嘗試搜尋。",
            "這篇文章已不在此處", "它已被刪除。請嘗試搜尋。", "發生錯誤", "其他語言", "首發於", "還沒有發布任何文章。", "首頁", "共同點", "頁面", "網站",
        ],
    ]
}
