// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "results/exchange/exporter.h"

#include "base/format.h"
#include "results/board/comparison.h"
#include "results/board/rowchoice.h"
#include "results/board/rownames.h"
#include "results/exchange/boardcolumns.h"
#include "results/exchange/htmlcurves.h"
#include "results/exchange/htmltext.h"
#include "results/exchange/pagedata.h"
#include "results/exchange/tabletext.h"
#include "results/record/pricesource.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDate>
#include <QFile>
#include <QLocale>
#include <QObject>
#include <QSet>

#include <algorithm>

namespace epochmark {

namespace {

using htmltext::escaped;

/// Whose curves and settings are drawn: as many as there are colours that can be told apart.
constexpr qsizetype kMostDrawn = 6;

QByteArray resource(const char* name)
{
    QFile file(QStringLiteral(":/epochmark/page/") + QString::fromLatin1(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// What a content security policy allows by name: this very text.
QByteArray sourceHash(const QByteArray& text)
{
    return "'sha256-" + QCryptographicHash::hash(text, QCryptographicHash::Sha256).toBase64() + '\'';
}

/// Nothing is fetched, sent, framed or run but what stands in the page itself.
QByteArray policy(const QByteArray& style, const QByteArray& script)
{
    return "default-src 'none'; style-src " + sourceHash(style) + "; script-src " + sourceHash(script)
           + "; img-src data:; base-uri 'none'; form-action 'none'";
}

/// "de" where the page's words are German: what they are translated to, not what the numbers follow.
QString languageOfWords()
{
    //: The language of these texts as a code: "en", "de".
    return QObject::tr("en", "language code");
}

QByteArray head()
{
    const QByteArray style = resource("page.css");
    const QByteArray icon = resource("icon.svg").toBase64();
    return "<!DOCTYPE html>\n<html lang=\"" + escaped(languageOfWords()).toUtf8()
           + "\">\n<head>\n<meta charset=\"utf-8\">\n"
           + "<meta http-equiv=\"Content-Security-Policy\" content=\"" + policy(style, resource("page.js"))
           + "\">\n" + pagedata::generatorElement()
           + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
             "<meta name=\"referrer\" content=\"no-referrer\">\n"
             "<meta name=\"color-scheme\" content=\"light dark\">\n<title>"
           + escaped(QObject::tr("Epochmark results")).toUtf8()
           + "</title>\n<link rel=\"icon\" href=\"data:image/svg+xml;base64," + icon + "\">\n<style>" + style
           + "</style>\n</head>\n";
}

/// The rows that the page is about: those whose records it has inside.
QList<bool> insideOf(const QList<LeaderboardRow>& rows, const RecordDocument& document)
{
    QSet<QString> sets;
    for (const RunRecord& run : document.records) {
        sets.insert(run.setId);
    }
    QList<bool> inside;
    for (const LeaderboardRow& row : rows) {
        inside.append(sets.contains(row.setId));
    }
    return inside;
}

/// Those of them that are drawn.
QList<LeaderboardRow> drawnRows(const QList<LeaderboardRow>& rows, const QList<bool>& inside)
{
    QList<LeaderboardRow> candidates;
    for (qsizetype i = 0; i < rows.size(); ++i) {
        if (inside.at(i) && rows.at(i).typicalRun() != nullptr) {
            candidates.append(rows.at(i));
        }
    }
    return fewRows(candidates, kMostDrawn);
}

QString heading(const QString& text)
{
    return QStringLiteral("<h3>") + escaped(text) + QStringLiteral("</h3>\n");
}

QString paragraph(const QString& text)
{
    return text.isEmpty() ? QString() : QStringLiteral("<p>") + escaped(text) + QStringLiteral("</p>\n");
}

QString leaderboardPart(const QList<LeaderboardRow>& rows, const QList<bool>& inside)
{
    const bool areAllInside = !inside.contains(false);
    return htmltext::table(boardColumns(rows), {QObject::tr("Leaderboard"), QStringLiteral("sortable board"),
                                                1, areAllInside ? QList<bool>() : inside})
           + (areAllInside ? QString()
                           : paragraph(QObject::tr("Marked: the result that this page is about. Its records "
                                                   "are inside, those of the others are not.")));
}

QString curvesPart(const QList<LeaderboardRow>& drawn, const QStringList& names)
{
    QList<NamedCurves> curves;
    for (qsizetype i = 0; i < drawn.size(); ++i) {
        curves.append({names.at(i), drawn.at(i).typicalRun()->epochs});
    }
    const QString charts = curvesAsSvg(CurveKind::Accuracy, curves) + curvesAsSvg(CurveKind::Loss, curves);
    return charts.isEmpty()
               ? QString()
               : heading(QObject::tr("Curves")) + curveLegend(curves)
                     + QStringLiteral("<div class=\"charts\">") + charts + QStringLiteral("</div>\n");
}

/// A bar as long as its share of the largest.
QString bar(double share)
{
    return QStringLiteral(
               "<svg class=\"bar\" aria-hidden=\"true\"><rect width=\"%1%\" height=\"100%\"/></svg>")
        .arg(QString::number(100 * share, 'f', 1));
}

QString priceSource(const RunCost& cost)
{
    const QString source = pricesource::shown(cost.source);
    return cost.priceDate ? QStringLiteral("%1, %2").arg(source, cost.priceDate->toString(Qt::ISODate))
                          : source;
}

/// Bars of one currency alone can be held against each other.
QStringList costBars(const QList<LeaderboardRow>& priced)
{
    double most = 0;
    QSet<QString> currencies;
    for (const LeaderboardRow& row : priced) {
        most = std::max(most, row.cost->amount);
        currencies.insert(row.cost->currency);
    }
    QStringList bars;
    for (const LeaderboardRow& row : priced) {
        bars.append(most > 0 ? bar(row.cost->amount / most) : QString());
    }
    return currencies.size() == 1 && most > 0 ? bars : QStringList();
}

QString costsPart(const QList<LeaderboardRow>& rows, const QString& costNote)
{
    QList<LeaderboardRow> priced = rows;
    priced.removeIf([](const LeaderboardRow& row) { return !row.cost; });
    if (priced.isEmpty()) {
        return {};
    }
    BoardColumn device{QObject::tr("device"), false, distinctNames(priced), {}};
    device.keys = device.cells;
    BoardColumn amount{QObject::tr("cost a run"), true, {}, {}};
    BoardColumn kind{QObject::tr("kind"), false, {}, {}};
    BoardColumn source{QObject::tr("price from"), false, {}, {}};
    for (const LeaderboardRow& row : priced) {
        amount.cells.append(format::money(row.cost->amount, row.cost->currency));
        amount.keys.append(tabletext::csvNumber(row.cost->amount));
        const bool isRent = row.cost->kind == PriceKind::Rent;
        kind.cells.append(isRent                       ? QObject::tr("rent")
                          : row.cost->isEnergyIncluded ? QObject::tr("buy")
                                                       : QObject::tr("buy, without energy"));
        source.cells.append(priceSource(*row.cost));
    }
    kind.keys = kind.cells;
    source.keys = source.cells;
    return heading(QObject::tr("What a run costs"))
           + htmltext::table({device, amount, kind, source},
                             {QObject::tr("What a run costs"), QStringLiteral("sortable costs"), 0, {}},
                             costBars(priced))
           + paragraph(costNote);
}

QString settingsPart(const QList<LeaderboardRow>& drawn, const QStringList& names)
{
    if (drawn.isEmpty()) {
        return {};
    }
    const Comparison comparison(drawn);
    QList<BoardColumn> columns{{QObject::tr("setting"), false, {}, {}}};
    for (const QString& name : names) {
        columns.append({name, false, {}, {}});
    }
    htmltext::TableFrame frame{QObject::tr("Settings"), QStringLiteral("settings"), 0, {}};
    for (const ComparedSetting& setting : comparison.settings()) {
        if (tabletext::tellsNothing(setting.values)) {
            continue;
        }
        columns.first().cells.append(setting.name);
        for (qsizetype i = 0; i < setting.values.size(); ++i) {
            columns[i + 1].cells.append(setting.values.at(i));
        }
        frame.marked.append(setting.isDifferent);
    }
    return heading(QObject::tr("Settings")) + htmltext::table(columns, frame);
}

/// Empty where all of it is still running.
QString groupPart(const LeaderboardGroup& group, const ExportContent& content)
{
    const QList<LeaderboardRow> rows = endedRows(group);
    if (rows.isEmpty()) {
        return {};
    }
    const QList<bool> inside = insideOf(rows, content.document);
    const QList<LeaderboardRow> drawn = drawnRows(rows, inside);
    const QStringList names = distinctNames(drawn);
    QString part = QStringLiteral("<section>\n<h2>") + escaped(group.title) + QStringLiteral("</h2>\n")
                   + paragraph(workloadWords(group, format::fingerprint(group.fingerprint)))
                   + leaderboardPart(rows, inside) + curvesPart(drawn, names);
    if (drawn.size() < inside.count(true)) {
        part += paragraph(QObject::tr("Curves and settings are those of %1 of the %2 results; all are in the "
                                      "leaderboard and inside the page.")
                              .arg(drawn.size())
                              .arg(inside.count(true)));
    }
    return part + costsPart(rows, content.costNote) + settingsPart(drawn, names)
           + QStringLiteral("</section>\n");
}

QString footer()
{
    return QStringLiteral("<footer>")
           + paragraph(QObject::tr("Made by Epochmark %1 on %2. The records are inside this page: import it, "
                                   "or drop it on Epochmark's window.")
                           .arg(QStringLiteral(EPOCHMARK_VERSION), format::date(QDate::currentDate())))
           + QStringLiteral("</footer>\n");
}

}  // namespace

QByteArray HtmlExporter::text(const ExportContent& content) const
{
    QString body = QStringLiteral("<body>\n<main>\n<h1>") + escaped(QObject::tr("Epochmark results"))
                   + QStringLiteral("</h1>\n");
    for (const LeaderboardGroup& group : content.groups) {
        body += groupPart(group, content);
    }
    body += QStringLiteral("</main>\n") + footer();
    return head() + body.toUtf8() + pagedata::element(toJson(content.document)) + "<script>"
           + resource("page.js") + "</script>\n</body>\n</html>\n";
}

}  // namespace epochmark
