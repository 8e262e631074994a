// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "frame/pluginspanel.h"

#include "base/libtorchplace.h"
#include "context/appcontext.h"
#include "context/background.h"
#include "context/pluginscan.h"
#include "devices/plugin/pluginrefusal.h"
#include "devices/plugin/plugins.h"
#include "frame/pluginrow.h"
#include "frame/rowlist.h"
#include "theme/theme.h"
#include "widgets/buttons.h"
#include "widgets/emptystate.h"

#include <QDir>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace epochmark {

PluginsPanel::PluginsPanel(AppContext* context, QWidget* parent)
    : QWidget(parent), m_context(context),
      m_list(new RowList(makeEmpty(), QStringLiteral("pluginList"), tr("Plug-ins"))), m_line(new QLabel),
      m_progress(new QProgressBar)
{
    setObjectName(QStringLiteral("pluginsPanel"));
    auto* intro = new QLabel(tr(
        "A plug-in of its maker drives a TPU, or a card of AMD's or Intel's. None is loaded before you add "
        "it, or scan. The terminal has the same: \"epochmark-cli devices\"."));
    intro->setWordWrap(true);
    theme::setLook(intro, QStringLiteral("caption muted"));
    theme::setLook(m_line, QStringLiteral("caption muted"));
    m_line->setObjectName(QStringLiteral("pluginLine"));
    m_line->setWordWrap(true);
    m_line->setTextFormat(Qt::PlainText);  // names and files are others'
    m_progress->setObjectName(QStringLiteral("pluginProgress"));
    m_progress->setAccessibleName(tr("Scan of the plug-ins"));
    m_progress->setTextVisible(false);
    m_progress->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    column->addWidget(intro);
    column->addWidget(m_list, 1);
    column->addWidget(m_progress);
    column->addWidget(m_line);
    column->addWidget(makeButtons());
    const PluginScan& scan = context->pluginScan();
    connect(&scan, &PluginScan::advanced, this, &PluginsPanel::showScan);
    connect(&scan, &PluginScan::answered, this, &PluginsPanel::setReports);
    if (scan.progress().isAtWork) {  // it was begun before these settings were opened
        showScan();
    }
    updateButtons();
    reload();
}

QWidget* PluginsPanel::makeEmpty()
{
    const QString toTry = libtorch::isInstalled()
                              ? QString()
                              : tr("To try it out: packaging/setup.sh --pjrt-cpu fetches one for the processor.")
                                    + u' ';
    return new EmptyState(
        QStringLiteral("chip"), tr("No plug-in is here yet"),
        toTry
            + tr("For a TPU: pip install libtpu. For other cards their maker's. Scan finds them among "
                 "Python's packages; any other file can be added."));
}

QWidget* PluginsPanel::makeButtons()
{
    m_add = makeButton(tr("&Add a plug-in..."), QStringLiteral("addPluginButton"), QStringLiteral("plus"));
    m_scan = makeButton(tr("&Scan"), QStringLiteral("scanPluginsButton"), QStringLiteral("search"));
    m_scan->setToolTip(tr("Asks every plug-in anew which devices it has, for %1 s at most each. NVIDIA's is "
                          "asked only where it was added.")
                           .arg(kProbeSeconds));
    connect(m_add, &QPushButton::clicked, this, &PluginsPanel::chooseFile);
    connect(m_scan, &QPushButton::clicked, &m_context->pluginScan(), &PluginScan::askAll);
    auto* buttons = new QWidget;
    auto* row = new QHBoxLayout(buttons);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_add);
    row->addWidget(m_scan);
    row->addStretch(1);
    return buttons;
}

void PluginsPanel::setMeasuring(bool isMeasuring)
{
    m_isMeasuring = isMeasuring;
    if (isMeasuring) {
        say(tr("A run is in work: plug-ins can be added and asked when it is over."));
    }
    updateButtons();
}

void PluginsPanel::updateButtons()
{
    const bool isScanning = m_context->pluginScan().progress().isAtWork;
    m_add->setEnabled(!isScanning && !m_isMeasuring);
    m_scan->setEnabled(!isScanning && !m_isMeasuring);
    m_progress->setVisible(isScanning);
}

void PluginsPanel::say(const QString& sentence)
{
    m_line->setText(sentence);
}

void PluginsPanel::reload()
{
    runInBackground(
        this, [] { return pluginReports(); },
        [this](const QList<PluginReport>& reports) { setReports(reports); });
}

void PluginsPanel::setReports(const QList<PluginReport>& reports)
{
    QList<QWidget*> rows;
    for (const PluginReport& report : reports) {
        auto* row = new PluginRow(report);
        connect(row, &PluginRow::removeRequested, this, &PluginsPanel::remove, Qt::QueuedConnection);
        rows.append(row);
    }
    m_list->setRows(rows, {m_add, m_scan});
}

void PluginsPanel::chooseFile()
{
    m_context->dialogs().openFile(
        this, tr("Add a plug-in"), QDir::homePath(), tr("Plug-ins (*.so *.dylib);;All files (*)"),
        [this](const QString& file) {
            m_context->dialogs().askText(
                this, tr("Add a plug-in"), tr("Its name; its devices will be pjrt:NAME:0 on (tpu: tpu:0 on)"),
                suggestedPluginName(file), [this, file](const QString& name) { add(name, file); });
        });
}

void PluginsPanel::add(const QString& name, const QString& file)
{
    const auto added = Plugins::instance().addOwn(name, file);
    if (!added) {
        say(added.error().message);
        return;
    }
    for (const PluginLibrary& library : Plugins::instance().libraries()) {
        if (library.origin == PluginOrigin::Own && library.name == name.trimmed()) {
            m_context->pluginScan().ask({library});
        }
    }
}

void PluginsPanel::remove(const QString& name)
{
    const auto removed = Plugins::instance().removeOwn(name);
    say(removed ? tr("The plug-in %1 was removed from this list. Its file stays.").arg(name)
                : removed.error().message);
    m_scan->setFocus();  // the row's button is gone
    reload();
    m_context->tellDevicesChanged();
}

void PluginsPanel::showScan()
{
    const PluginScan::Progress& progress = m_context->pluginScan().progress();
    m_progress->setRange(0, std::max(1, progress.total));
    m_progress->setValue(progress.asked);
    say(scanSentence());
    updateButtons();
    if (!progress.isAtWork) {
        reload();
    }
}

QString PluginsPanel::scanSentence() const
{
    const PluginScan::Progress& progress = m_context->pluginScan().progress();
    if (!progress.isAtWork) {
        return progress.asked == progress.total ? tr("%n plug-in(s) asked.", nullptr, progress.total)
                                                : tr("A run has begun: %1 of %2 plug-ins were asked.")
                                                      .arg(progress.asked)
                                                      .arg(progress.total);
    }
    if (progress.asking.isEmpty()) {
        return tr("Looking for plug-ins...");
    }
    return tr("Asking %1, %2 of %3, for %4 s at most...")
        .arg(progress.asking)
        .arg(progress.asked + 1)
        .arg(progress.total)
        .arg(kProbeSeconds);
}

}  // namespace epochmark
