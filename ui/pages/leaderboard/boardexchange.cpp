// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/leaderboard/boardexchange.h"

#include "board/board.h"
#include "context/appcontext.h"
#include "cost/costtable.h"
#include "pages/picturefile.h"
#include "report/reportdata.h"
#include "report/reportwriter.h"
#include "results/exchange/exporter.h"
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

/// What an export holds of these sets; any thread.
Result<ExportContent> contentOf(const ResultStore& store, const PriceBook& prices, const QStringList& setIds)
{
    return readShared(store).transform([&](const RecordDocument& everything) {
        return ExportContent{only(everything, setIds),
                             onlySets(boardOf(everything, CostModel(prices)).groups, setIds),
                             assumptionsSentence(prices.assumptions)};
    });
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
    addFormat(menu, {QStringLiteral("html"), tr("Web page (*.html)")}, tr("&Web page to share"),
              QStringLiteral("report"), chosen);
    addFormat(menu, {QStringLiteral("png"), tr("PNG picture (*.png)")}, tr("&Picture of one result"),
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
    if (suffix == QLatin1String("png")) {
        makePicture(setIds.first(), path);
        return;
    }
    const auto work = [suffix, setIds, path,
                       prices = m_context->prices()](ResultStore& store) -> Result<QStringList> {
        const auto content = contentOf(store, prices, setIds);
        const auto exporter = Exporter::of(suffix);
        if (!content || !exporter) {
            return content ? exporter.error() : content.error();
        }
        return exporter.value()->save(content.value(), path);
    };
    m_context->writer().write(
        this, work, [this, path, count = setIds.size()](const Result<QStringList>& files) {
            const QString name = QDir::toNativeSeparators(path);
            if (!files) {
                Q_EMIT told(true, files.error().message);
            } else if (count == 1) {
                Q_EMIT saved(tr("1 result is in %1.").arg(name), files.value());
            } else {
                Q_EMIT saved(tr("%1 results are in %2.").arg(count).arg(name), files.value());
            }
        });
}

void BoardExchange::makePicture(const QString& setId, const QString& path)
{
    const auto work = [setId, path,
                       prices = m_context->prices()](ResultStore& store) -> Result<PictureOrder> {
        const auto everything = readShared(store);
        if (!everything) {
            return everything.error();
        }
        ReportOptions options;
        options.isDataInside = true;
        const auto report = buildReport(setId, everything->records, everything->annotations,
                                        CostModel(prices), options);
        if (!report) {
            return report.error();
        }
        return PictureOrder{pageOf(report.value()), documentOfSet(setId, everything.value()), false, 1, path};
    };
    const auto tell = [this, path](const Result<void>& drawn) {
        const QString name = QDir::toNativeSeparators(path);
        if (drawn) {
            Q_EMIT saved(tr("The picture is in %1, its data inside.").arg(name), {path});
        } else {
            Q_EMIT told(true, drawn.error().message);
        }
    };
    m_context->writer().write(this, work, [this, tell](const Result<PictureOrder>& order) {
        if (order) {
            savePicture(*m_context, this, order.value(), tell);
        } else {
            tell(order.error());
        }
    });
}

void BoardExchange::copyMarkdown(const QStringList& setIds)
{
    const auto work = [setIds, prices = m_context->prices()](ResultStore& store) {
        return contentOf(store, prices, setIds).transform([](const ExportContent& content) {
            return QString::fromUtf8(MarkdownExporter().text(content));
        });
    };
    m_context->writer().write(this, work, [this](const Result<QString>& text) {
        if (!text) {
            Q_EMIT told(true, text.error().message);
            return;
        }
        QGuiApplication::clipboard()->setText(text.value());
        Q_EMIT told(false, tr("The table is on the clipboard, as Markdown."));
    });
}

void BoardExchange::chooseImport()
{
    m_context->dialogs().openFiles(m_page, tr("Import"), m_context->settings().exportFolder(),
                                   tr("Results (*.json *.png *.html);;All files (*)"),
                                   [this](const QStringList& paths) { importFiles(paths); });
}

void BoardExchange::importFiles(const QStringList& paths)
{
    using Summary = ResultStore::ImportSummary;
    const auto work = [paths](ResultStore& store) -> Result<Summary> {
        Summary sum;
        for (const QString& path : paths) {
            const auto document = readFile(path);
            const auto summary = document ? store.importDocument(document.value())
                                          : Result<Summary>(document.error());
            if (!summary) {
                sum.refused.append(summary.error().message);
                continue;
            }
            sum.added += summary->added;
            sum.known += summary->known;
            sum.refused += summary->refused;
        }
        return sum;
    };
    m_context->writer().write(this, work, [this](const Result<Summary>& sum) {
        if (sum) {
            Q_EMIT told(!sum->refused.isEmpty(), summaryOf(sum.value()));
        } else {
            Q_EMIT told(true, sum.error().message);
        }
    });
}

}  // namespace epochmark
