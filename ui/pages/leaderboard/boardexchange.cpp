// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/leaderboard/boardexchange.h"

#include "board/board.h"
#include "context/appcontext.h"
#include "report/reportmodule.h"
#include "report/reportwriter.h"
#include "results/exchange/importfile.h"
#include "theme/theme.h"

#include <QClipboard>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMenu>

namespace epochmark {

namespace {

Result<RecordDocument> readFile(const QString& path)
{
    const QFileInfo file(path);
    if (file.exists() && !file.isFile() && !file.isDir()) {
        return Error{ErrorCode::Input,
                     BoardExchange::tr("%1 is a pipe or a device: import it in the terminal.").arg(path),
                     {}};
    }
    return readImport(path, readReport);
}

RecordDocument only(const RecordDocument& everything, const QStringList& setIds)
{
    const QSet<QString> wanted(setIds.begin(), setIds.end());
    RecordDocument document;
    for (const RunRecord& record : everything.records) {
        if (wanted.contains(record.setId) && record.status != RunStatus::Running) {
            document.records.append(record);
        }
    }
    for (const Annotations& entry : everything.annotations) {
        if (wanted.contains(entry.setId)) {
            document.annotations.append(entry);
        }
    }
    return document;
}

QString summaryOf(const ResultStore::ImportSummary& sum)
{
    QStringList sentences;
    if (sum.added > 0) {
        sentences.append(sum.added == 1 ? BoardExchange::tr("1 run is new.")
                                        : BoardExchange::tr("%1 runs are new.").arg(sum.added));
    } else if (sum.known > 0 || sum.refused.isEmpty()) {
        sentences.append(BoardExchange::tr("Nothing is new."));
    }
    if (sum.known > 0) {
        sentences.append(sum.known == 1 ? BoardExchange::tr("1 run was known already.")
                                        : BoardExchange::tr("%1 runs were known already.").arg(sum.known));
    }
    return (sentences + sum.refused).join(QLatin1Char(' '));
}

}  // namespace

BoardExchange::BoardExchange(AppContext* context, QWidget* page)
    : QObject(page), m_context(context), m_page(page)
{}

void BoardExchange::addExports(QMenu* menu, Chosen chosen)
{
    addFormat(menu, {QStringLiteral("csv"), tr("CSV table (*.csv)")}, tr("&CSV table"),
              QStringLiteral("table"), chosen);
    addFormat(menu, {QStringLiteral("json"), tr("JSON document (*.json)")}, tr("&JSON, complete"),
              QStringLiteral("document"), chosen);
    addFormat(menu, {QStringLiteral("md"), tr("Markdown (*.md)")}, tr("&Markdown"), QStringLiteral("list"),
              chosen);
    addFormat(menu, {QStringLiteral("png"), tr("PNG picture (*.png)")}, tr("&Picture of the first"),
              QStringLiteral("picture"), chosen);
    menu->addSeparator();
    QAction* copy = menu->addAction(theme::icon(QStringLiteral("copy"), IconRole::Muted),
                                    tr("C&opy as Markdown"));
    copy->setObjectName(QStringLiteral("copyMarkdown"));
    connect(copy, &QAction::triggered, this, [this, chosen = std::move(chosen)] { copyMarkdown(chosen()); });
}

void BoardExchange::addFormat(QMenu* menu, const Format& format, const QString& text, const QString& icon,
                              const Chosen& chosen)
{
    QAction* action = menu->addAction(theme::icon(icon, IconRole::Muted), text);
    action->setObjectName(QStringLiteral("export-") + format.suffix);
    connect(action, &QAction::triggered, this, [this, format, chosen] { chooseExport(format, chosen()); });
}

void BoardExchange::chooseExport(const Format& format, const QStringList& setIds)
{
    if (setIds.isEmpty()) {
        Q_EMIT told(true, tr("Nothing is shown that could be exported. Clear the filter."));
        return;
    }
    const QString name = QStringLiteral("epochmark.") + format.suffix;
    m_context->dialogs().saveFile(
        m_page, tr("Export"), QDir(m_context->settings().exportFolder()).filePath(name), format.filter,
        [this, suffix = format.suffix, setIds](const QString& path) { exportTo(suffix, setIds, path); });
}

void BoardExchange::exportTo(const QString& suffix, const QStringList& setIds, const QString& path)
{
    m_context->settings().setExportFolder(QFileInfo(path).absolutePath());
    const bool isPicture = suffix == QLatin1String("png");
    const auto saved = isPicture ? savePicture(setIds.first(), path) : saveText(suffix, setIds, path);
    const QString name = QDir::toNativeSeparators(path);
    if (!saved) {
        Q_EMIT told(true, saved.error().message);
    } else if (isPicture) {
        Q_EMIT told(false, tr("The picture is in %1, its data inside.").arg(name));
    } else if (setIds.size() == 1) {
        Q_EMIT told(false, tr("1 result is in %1.").arg(name));
    } else {
        Q_EMIT told(false, tr("%1 results are in %2.").arg(setIds.size()).arg(name));
    }
}

Result<void> BoardExchange::saveText(const QString& suffix, const QStringList& setIds,
                                     const QString& path) const
{
    const auto content = contentOf(setIds);
    if (!content) {
        return content.error();
    }
    const auto exporter = Exporter::of(suffix);
    return exporter ? exporter.value()->save(content.value(), path) : Result<void>(exporter.error());
}

Result<void> BoardExchange::savePicture(const QString& setId, const QString& path) const
{
    const auto everything = m_context->store().everything();
    if (!everything) {
        return everything.error();
    }
    const ReportModule* report = epochmarkReport(kReportInterface);
    return report->write({setId, everything.value(), m_context->prices(), ReportFormat::Png, 1, path});
}

Result<ExportContent> BoardExchange::contentOf(const QStringList& setIds) const
{
    const auto everything = m_context->store().everything();
    if (!everything) {
        return everything.error();
    }
    return ExportContent{only(everything.value(), setIds),
                         boardOf(everything.value(), CostModel(m_context->prices())).groups};
}

void BoardExchange::copyMarkdown(const QStringList& setIds)
{
    const auto content = contentOf(setIds);
    if (!content) {
        Q_EMIT told(true, content.error().message);
        return;
    }
    QGuiApplication::clipboard()->setText(QString::fromUtf8(MarkdownExporter().text(content.value())));
    Q_EMIT told(false, tr("The table is on the clipboard, as Markdown."));
}

void BoardExchange::chooseImport()
{
    m_context->dialogs().openFiles(m_page, tr("Import"), m_context->settings().exportFolder(),
                                   tr("Results (*.json *.png);;All files (*)"),
                                   [this](const QStringList& paths) { importFiles(paths); });
}

void BoardExchange::importFiles(const QStringList& paths)
{
    ResultStore::ImportSummary sum;
    for (const QString& path : paths) {
        const auto document = readFile(path);
        const auto summary = document ? m_context->store().importDocument(document.value())
                                      : Result<ResultStore::ImportSummary>(document.error());
        if (!summary) {
            sum.refused.append(summary.error().message);
            continue;
        }
        sum.added += summary->added;
        sum.known += summary->known;
        sum.refused += summary->refused;
    }
    Q_EMIT told(!sum.refused.isEmpty(), summaryOf(sum));
}

}  // namespace epochmark
