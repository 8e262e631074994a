// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/costs/costexchange.h"

#include "base/outputfile.h"
#include "context/appcontext.h"
#include "theme/theme.h"

#include <QClipboard>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMenu>

namespace epochmark {

CostExchange::CostExchange(AppContext* context, QWidget* page, Shown shown)
    : QObject(page), m_context(context), m_page(page), m_shown(std::move(shown))
{}

void CostExchange::addExports(QMenu* menu)
{
    addFormat(menu, QStringLiteral("csv"), tr("&CSV table"), tr("CSV table (*.csv)"), costsAsCsv);
    addFormat(menu, QStringLiteral("md"), tr("&Markdown"), tr("Markdown (*.md)"), costsAsMarkdown);
    menu->addSeparator();
    QAction* copy = menu->addAction(theme::icon(QStringLiteral("copy"), IconRole::Muted),
                                    tr("C&opy as Markdown"));
    copy->setObjectName(QStringLiteral("copyCosts"));
    connect(copy, &QAction::triggered, this, &CostExchange::copyMarkdown);
}

void CostExchange::addFormat(QMenu* menu, const QString& suffix, const QString& text, const QString& filter,
                             Writer writer)
{
    const QString icon = suffix == QLatin1String("csv") ? QStringLiteral("table") : QStringLiteral("list");
    QAction* action = menu->addAction(theme::icon(icon, IconRole::Muted), text);
    action->setObjectName(QStringLiteral("exportCosts-") + suffix);
    connect(action, &QAction::triggered, this, [this, suffix, filter, writer] {
        const QString name = QDir(m_context->settings().exportFolder())
                                 .filePath(QStringLiteral("epochmark-costs.") + suffix);
        m_context->dialogs().saveFile(m_page, tr("Export costs"), name, filter,
                                      [this, writer](const QString& path) { exportTo(path, writer); });
    });
}

void CostExchange::exportTo(const QString& path, Writer writer)
{
    m_context->settings().setExportFolder(QFileInfo(path).absolutePath());
    const Content content = m_shown();
    const QByteArray text = writer(content.table, CostModel(content.book));
    m_context->writer().run(
        this, [text, path] { return outputfile::write(path, text); },
        [this, path](const Result<void>& written) {
            if (written) {
                Q_EMIT saved(tr("The costs are in %1.").arg(QDir::toNativeSeparators(path)), {path});
            } else {
                Q_EMIT told(true, written.error().message);
            }
        });
}

void CostExchange::copyMarkdown()
{
    const Content content = m_shown();
    QGuiApplication::clipboard()->setText(
        QString::fromUtf8(costsAsMarkdown(content.table, CostModel(content.book))));
    Q_EMIT told(false, tr("The costs are on the clipboard, as Markdown."));
}

}  // namespace epochmark
