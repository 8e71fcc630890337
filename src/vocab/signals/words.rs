//! The words for each signal, as codes and as copy has them: lower case, letters and digits only.

/// Signal, then its words. A row earlier wins where a word stands in two.
pub(super) const WORDS: &[(&str, &str)] = &[
    (
        "kill",
        "kill killed kills killcode killnotice killtakedown killtakedownnotice mandatorykill bulletinkill storykill picturekill photokill kil \
         elimination eliminate mandatoryelimination storywithdrawn withdrawn withdrawal withdraw retraction retracted \
         storyremoved annulation annulé annulée annule annulez annuler supprimez supprimer anular anulen annullare zurückgezogen rückzug zurückziehung löschung storno \
         zurueckgezogen annullamento annullata annullato anulación anulada anulado anulacion anulação makulering \
         makulera makuleret makulerad annullering annullert annulleret annullerad annulleres annulleras mitätöity mitätöinti mitätöidään vedetty vedettu poisto trukket trekkes \
         ingetrokken intrekking anulowanie wycofanie wycofana wycofane anulowana anulowane anulowany anulacja zrušení zrušena zrušeno stažení \
         staženo visszavonás visszavonva törlés anulare anulat аннулировать аннулируем аннулируется аннулировано аннулирована аннулирован аннулирование \
         анулювати анульовано анулюється анулювання анулирана анулирано ακύρωση ακυρώνεται 撤稿 撤稿通知 撤销 撤銷 撤回 取り消し 記事取り消し \
         全文取り消し 全文取消 配信取り消し 配信取消 記事取消 記事削除 전문취소 기사취소 기사삭제 إلغاء",
    ),
    (
        "withhold",
        "withhold withheld withholding hold holdstory storyonhold onhold zurückhalten zurueckhalten gesperrt suspendre \
         suspendu retener retenido disregard",
    ),
    ("release", "release released holdreleased holdlifted lifthold freigabe freigegeben libéré liberado"),
    (
        "correction",
        "correction corrections corrected corrective correct correx corr correctionshort korr korrbericht korrektur \
         korrigiert korrigierte korrigering korrektion berichtigung berichtigt rättelse rattelse rettelse oikaisu \
         korjaus correctif corrige corrigé corrigée rectificatif correzione rettifica corrección correccion corrige \
         rectificación correção rectificação retificação correctie rectificatie rechtzetting rectification sprostowanie korekta poprawka helyesbítés javítás javított clarification \
         clarifies clarified correzioni corretta corretto korjattu korjaa oprava opravená opravena opravujeme corecție erată ispravak ispravka \
         popravak popravek исправление исправлено исправлена уточнение поправка виправлення виправлено уточнення корекция исправка \
         διόρθωση ορθή düzeltme parandus labojums pataisa patikslinta 更正 勘误 勘誤 訂正 정정 تصحيح تصويب תיקון",
    ),
    ("writethru", "writethru writethrough wt ldwritethru leadwritethru ldwrite write ledewritethru neufassung"),
    (
        "lead",
        "lead lede ld leadall newlead urgentlead ledeall zusammenfassung zf premierlead deuxièmelead troisièmelead nouveaulead \
         erlead elead emelead èmelead leadgénéral",
    ),
    ("add", "add adds added addition take takes continuation suite folo nachtrag"),
    ("sub", "sub subs substitute substitution ersatz"),
    ("refile", "refile refiled refiles resend"),
    ("replace", "replace replaced replaces replacement replacing ersetzt remplace remplacement reemplaza"),
    ("supplement", "supplement supplements supplemental ergänzung ergaenzung complément complement complemento zusatz"),
    ("repeat", "repeat repeats repeated rpt rpts rep retransmission répétition wiederholung wdh wh repetición"),
    (
        "update",
        "update updated updates upd updt aktualisierung aktualisiert aktualisierte actualisation actualización \
         actualizacion aggiornamento atualização oppdatering uppdatering opdatering päivitys metadataupdate",
    ),
    ("new", "new newstory original neu nouveau nueva nuevo nuovo"),
    ("advisory", "advisory advisories adv newsadvisory editorsadvisory noteditors notetoeditors hinweis avis aviso"),
    ("planned", "planned planning daybook budget newsbudget digest vorschau tagesvorschau agenda prévision prévisions"),
    ("test", "test testmessage linecheck testmeldung essai prueba"),
    ("routing", "routing reroute rerouted servicemessage"),
];
