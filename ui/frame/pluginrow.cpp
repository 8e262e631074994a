// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "frame/pluginrow.h"

#include "theme/theme.h"
#include "widgets/buttons.h"
#include "widgets/elidedlabel.h"
#include "widgets/iconlabel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace epochmark {

namespace {

constexpr int kMostDevices = 4;

QString originText(PluginOrigin origin)
{
    switch (origin) {
    case PluginOrigin::Option: return PluginRow::tr("named with --plugin");
    case PluginOrigin::Own: return PluginRow::tr("added here");
    case PluginOrigin::Environment: return PluginRow::tr("named in the environment");
    case PluginOrigin::Fetched: return PluginRow::tr("fetched by packaging/setup.sh");
    case PluginOrigin::Python: break;
    }
    return PluginRow::tr("found among Python's packages");
}

QString stateText(const PluginReport& report)
{
    if (report.devices.isEmpty()) {
        return PluginRow::tr("not asked yet");
    }
    const int usable = report.usableDevices();
    return usable > 0 ? PluginRow::tr("ready, %n device(s)", nullptr, usable)
                      : PluginRow::tr("can't be used");
}

IconLabel* stateIcon(const PluginReport& report)
{
    if (report.devices.isEmpty()) {
        return new IconLabel(QStringLiteral("ring"), IconRole::Muted);
    }
    return report.usableDevices() > 0 ? new IconLabel(QStringLiteral("check"), IconRole::Success)
                                      : new IconLabel(QStringLiteral("triangle"), IconRole::Warning);
}

}  // namespace

PluginRow::PluginRow(const PluginReport& report, QWidget* parent)
    : QFrame(parent), m_column(new QVBoxLayout(this))
{
    const QString name = report.library.name;
    setObjectName(QStringLiteral("pluginRow-%1").arg(name));
    theme::setLook(this, QStringLiteral("box"));
    m_column->setContentsMargins(12, 8, 8, 10);
    m_column->setSpacing(3);
    addHeader(report);
    auto* file = new ElidedLabel(report.library.file);
    file->setElideMode(Qt::ElideMiddle);
    theme::setLook(file, QStringLiteral("caption muted"));
    m_column->addWidget(file);
    addDevices(report);
}

void PluginRow::addHeader(const PluginReport& report)
{
    const QString name = report.library.name;
    auto* title = new QLabel(name);
    theme::setLook(title, QStringLiteral("strong"));
    auto* state = new QLabel(tr("%1 · %2").arg(stateText(report), originText(report.library.origin)));
    state->setObjectName(QStringLiteral("pluginState-%1").arg(name));
    theme::setLook(state, QStringLiteral("caption muted"));
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(stateIcon(report));
    row->addWidget(title);
    row->addWidget(state, 1);
    if (report.library.origin == PluginOrigin::Own) {
        auto* remove = makeButton(tr("Remove"), QStringLiteral("removePlugin-%1").arg(name),
                                  QStringLiteral("trash"), ButtonKind::Normal, ButtonSize::Small);
        remove->setAccessibleName(tr("Remove the plug-in %1").arg(name));
        remove->setToolTip(tr("Takes it out of this list. Its file stays."));
        connect(remove, &QPushButton::clicked, this, [this, name] { Q_EMIT removeRequested(name); });
        row->addWidget(remove);
    }
    m_column->addLayout(row);
}

void PluginRow::addDevices(const PluginReport& report)
{
    if (report.devices.isEmpty()) {
        addText(report.library.isScanned()
                    ? tr("Scan asks it which devices it has.")
                    : tr("NVIDIA's cards train without it. Add its file to compare XLA with LibTorch on the "
                         "same card."),
                {});
        return;
    }
    int shown = 0;
    for (const Device& device : report.devices) {
        if (!device.isUsable) {
            addText(device.reason + u' ' + device.remedy, {});
        } else if (++shown <= kMostDevices) {
            addText(tr("%1 · %2").arg(device.id, device.name), {});
        }
    }
    if (shown > kMostDevices) {
        addText(tr("and %n more", nullptr, shown - kMostDevices), QStringLiteral("muted"));
    }
}

void PluginRow::addText(const QString& text, const QString& look)
{
    auto* label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    theme::setLook(label, look);
    m_column->addWidget(label);
}

}  // namespace epochmark
