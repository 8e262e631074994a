// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "frame/homeplace.h"
#include "gallery/shots.h"

#include "devices/plugin/pluginrefusal.h"
#include "frame/pluginspanel.h"
#include "gallery/examplerecords.h"
#include "pages/compare/comparepage.h"
#include "widgets/savedbanner.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QCoreApplication>
#include <QMenu>

namespace epochmark {

namespace {

using Page = MainWindow::Page;

void press(Stage& stage, const char* button)
{
    if (auto* found = stage.find<QAbstractButton>(button)) {
        found->click();
    }
    stage.settle();
}

void openDetails(Stage& stage)
{
    stage.context().openLeaderboard(example::fastestSet());
    stage.settle();
}

/// A button would run its menu in a loop of its own.
void openMenu(Stage& stage, const char* menu, const char* button)
{
    auto* found = stage.find<QMenu>(menu);
    auto* opener = stage.find<QAbstractButton>(button);
    if (found != nullptr && opener != nullptr) {
        found->popup(opener->mapToGlobal(QPoint(0, opener->height())));
    }
}

void openPrice(Stage& stage, int row)
{
    stage.window().showPage(Page::Costs);
    stage.settle();
    auto* prices = stage.find<QAbstractItemView>("priceTable");
    if (prices != nullptr) {
        prices->setCurrentIndex(prices->model()->index(row < 0 ? prices->model()->rowCount() + row : row, 0));
        press(stage, "editPriceButton");
    }
}

/// Two results were deleted before.
void openSettingsWithDeleted(Stage& stage)
{
    stage.settle();
    for (const RunRecord& record : {example::records().records.first(), example::records().records.last()}) {
        if (const auto deleted = stage.context().store().deleteSet(record.setId); !deleted) {
            qFatal("%s", qPrintable(deleted.error().message));
        }
    }
    press(stage, "settingsButton");
}

PluginReport report(const char* name, const char* file, PluginOrigin origin)
{
    const bool isNamed = origin != PluginOrigin::Python;
    return {{QString::fromLatin1(name), QString::fromLatin1(file), isNamed, origin}, {}};
}

Device pluginDevice(const char* id, const QString& name)
{
    Device device;
    device.id = QString::fromLatin1(id);
    device.name = name;
    return device;
}

Device refusedPlugin(const char* id, const PluginRefusal& refusal)
{
    Device device = pluginDevice(id, {});
    device.isUsable = false;
    device.reason = refusal.reason;
    device.remedy = refusal.remedy;
    return device;
}

/// One of each: ready, refused, crashed, not asked.
QList<PluginReport> examplePlugins()
{
    PluginReport cpu = report("cpu", "/home/me/.cache/epochmark/plugins/cpu/pjrt_c_api_cpu_plugin.so",
                              PluginOrigin::Fetched);
    cpu.devices = {pluginDevice("pjrt:cpu:0", QStringLiteral("AMD Ryzen 9 7950X"))};
    PluginReport tpu = report("tpu", "/home/me/venv/lib/python3.12/site-packages/libtpu/libtpu.so",
                              PluginOrigin::Own);
    tpu.devices = {refusedPlugin("tpu:0", noDeviceRefusal())};
    PluginReport xpu = report("xpu", "/opt/intel/lib/pjrt_plugin_xpu.so", PluginOrigin::Environment);
    WorkerFailure died;
    died.kind = WorkerFailure::Kind::Died;
    died.signal = 6;
    xpu.devices = {refusedPlugin("pjrt:xpu:0", refusalOf(died))};
    const PluginReport rocm = report(
        "rocm", "/home/me/venv/lib/python3.12/site-packages/jax_plugins/xla_rocm7/xla_rocm_plugin.so",
        PluginOrigin::Python);
    return {tpu, cpu, xpu, rocm};
}

void openPlugins(Stage& stage, const QList<PluginReport>& reports)
{
    press(stage, "settingsButton");
    press(stage, "pluginsSegment");
    stage.find<PluginsPanel>("pluginsPanel")->setReports(reports);
}

QStringList firstSets()
{
    QStringList sets;
    for (const RunRecord& record : example::records().records) {
        sets.append(record.setId);
    }
    sets.removeDuplicates();
    return sets.mid(0, 3);
}

/// A right click on a card.
void openPictureMenu(Stage& stage)
{
    stage.window().showPage(Page::Costs);
    stage.settle();
    if (auto* bars = stage.find<QWidget>("costBars")) {
        QContextMenuEvent event(QContextMenuEvent::Mouse, QPoint(160, 120),
                                bars->mapToGlobal(QPoint(160, 120)));
        QCoreApplication::sendEvent(bars, &event);
    }
}

void openHelp(Stage& stage)
{
    press(stage, "settingsButton");
    press(stage, "helpButton");
    press(stage, "closeSettingsButton");
}

/// One with branches, before anything is run.
void openNetwork(Stage& stage)
{
    stage.window().showPage(Page::Benchmark);
    stage.settle();
    if (auto* networks = stage.find<QComboBox>("networkCombo")) {
        networks->setCurrentIndex(networks->findData(QStringLiteral("resnet18")));
    }
    press(stage, "layersButton");
}

void askBeforeClosing(Stage& stage)
{
    stage.context().dialogs().ask(
        &stage.window(), MainWindow::tr("A run is in work"),
        MainWindow::tr("Stop it and close? What was measured so far is stored, unranked."),
        MainWindow::tr("Stop and close"), [](bool) {});
}

}  // namespace

QList<Shot> dialogShots()
{
    using Store = Stage::Store;
    const auto text = [](const char* name) { return QString::fromLatin1(name); };
    return {{text("dialog-settings"), Store::Filled, [](Stage& stage) { press(stage, "settingsButton"); }},
            {text("dialog-settings-deleted"), Store::Filled, openSettingsWithDeleted},
            {text("dialog-settings-plugins"), Store::Filled,
             [](Stage& stage) { openPlugins(stage, examplePlugins()); }},
            {text("dialog-settings-noplugins"), Store::Filled, [](Stage& stage) { openPlugins(stage, {}); }},
            {text("dialog-help"), Store::Filled, openHelp},
            {text("dialog-elsewhere"), Store::Filled,
             [](Stage& stage) {
                 stage.window().showPage(Page::Costs);
                 stage.settle();
                 press(stage, "elsewhereButton");
             }},
            {text("dialog-network"), Store::Filled, openNetwork},
            {text("dialog-network-table"), Store::Filled,
             [](Stage& stage) {
                 openNetwork(stage);
                 press(stage, "tableSegment");
             }},
            {text("dialog-close"), Store::Filled, askBeforeClosing},
            {text("dialog-price-edit"), Store::Filled, [](Stage& stage) { openPrice(stage, 0); }},
            {text("dialog-price-add"), Store::Filled, [](Stage& stage) { openPrice(stage, -1); }},
            {text("dialog-rename"), Store::Filled,
             [](Stage& stage) {
                 openDetails(stage);
                 press(stage, "renameButton");
             }},
            {text("dialog-note"), Store::Filled,
             [](Stage& stage) {
                 openDetails(stage);
                 press(stage, "noteButton");
             }},
            {text("window-warned"), Store::Filled,
             [](Stage& stage) {
                 stage.window().showPage(Page::Leaderboard);
                 const HomePlace home = copiedHome(QStringLiteral("/home/me/.local/share/epochmark"),
                                                   QStringLiteral("/tmp/epochmark-1000-3f9c52d81e07"),
                                                   {QStringLiteral("own-plugins.json")});
                 stage.window().warn(home.problem, home.advice);
             }},
            {text("dialog-error"), Store::Filled,
             [](Stage& stage) {
                 stage.context().dialogs().showError(
                     &stage.window(), QStringLiteral("Epochmark"),
                     QStringLiteral("The folder /results can't be written. Choose another one."),
                     QStringLiteral("Permission denied"));
             }},
            {text("menu-filter"), Store::Filled,
             [](Stage& stage) {
                 stage.window().showPage(Page::Leaderboard);
                 openMenu(stage, "filterMenu", "filterButton");
             }},
            {text("menu-export"), Store::Filled,
             [](Stage& stage) {
                 stage.window().showPage(Page::Leaderboard);
                 stage.settle();
                 openMenu(stage, "exportMenu", "importButton");
             }},
            {text("menu-export-compare"), Store::Filled,
             [](Stage& stage) {
                 stage.context().compare(firstSets());
                 stage.settle();
                 openMenu(stage, "exportCompareMenu", "addResultButton");
             }},
            {text("menu-picture"), Store::Filled, openPictureMenu},
            {text("dialog-saved"), Store::Filled, [](Stage& stage) {
                 stage.context().compare(firstSets());
                 stage.settle();
                 stage.find<SavedBanner>("compareBanner")
                     ->tellSaved(ComparePage::tr("The comparison is in %1.")
                                     .arg(QStringLiteral("/home/me/epochmark-compare.md")),
                                 {QStringLiteral("/home/me/epochmark-compare.md")});
             }}};
}

}  // namespace epochmark
