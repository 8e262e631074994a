// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/idle/machinestrip.h"

#include "base/format.h"
#include "devices/kind/devicekinds.h"
#include "devices/shortname.h"
#include "theme/theme.h"

#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>

namespace epochmark {

namespace {

constexpr int kStripMargin = 40;
constexpr int kFactWidth = 190;  // at the usual text size: a processor's name on one line
constexpr int kMostColumns = 3;
constexpr double kQuiet = 0.1;       // processors: what any desktop does
constexpr double kDisturbing = 0.5;  // of them one that trains would miss

QString memoryWords(const MachineState& state)
{
    if (!state.cpu.memoryBytes) {
        return format::unknown();
    }
    if (!state.memory) {
        return format::bytes(*state.cpu.memoryBytes);
    }
    if (state.memory->holder != FreeMemory::Holder::Machine) {
        return MachineStrip::tr("%1 of %2 allowed here are free")
            .arg(format::bytes(state.memory->bytes), format::bytes(state.memory->limitBytes));
    }
    return MachineStrip::tr("%1, %2 free")
        .arg(format::bytes(*state.cpu.memoryBytes), format::bytes(state.memory->bytes));
}

QString powerWords(const MachineState& state)
{
    QStringList words;
    switch (state.power) {
    case MachineState::Power::Mains: words << MachineStrip::tr("mains"); break;
    case MachineState::Power::Battery: words << MachineStrip::tr("battery"); break;
    case MachineState::Power::Unknown: break;
    }
    if (state.isSavingPower) {
        words << MachineStrip::tr("power saving is on");
    } else if (!state.governor.isEmpty()) {
        words << state.governor;
    }
    return words.isEmpty() ? format::unknown() : words.join(QStringLiteral(" · "));
}

QString othersWords(const MachineLook& look)
{
    if (!look.othersBusy) {
        return format::unknown();
    }
    if (*look.othersBusy < kQuiet) {
        return MachineStrip::tr("nothing much");
    }
    const QString busy = QLocale().toString(*look.othersBusy, 'f', 1);
    const QString all = look.state.cpu.logicalCores > 0 ? MachineStrip::tr("%1 of %2 threads busy")
                                                              .arg(busy)
                                                              .arg(look.state.cpu.logicalCores)
                                                        : MachineStrip::tr("%1 threads busy").arg(busy);
    return look.busiest.isEmpty() ? all : MachineStrip::tr("%1, most by %2").arg(all, look.busiest);
}

/// "RTX 3060 Ti · compute 8.6 · driver 560.35"; one that can't be used says so.
QString cardWords(const Device& card)
{
    QStringList words{shortDeviceName(card.name)};
    if (!card.detail.isEmpty()) {
        words << card.detail;
    }
    if (!card.isUsable) {
        words << MachineStrip::tr("can't be used");
    }
    return words.join(QStringLiteral(" · "));
}

void show(QLabel* label, const QString& words, bool isWarning)
{
    label->setText(words);
    theme::setLook(label, isWarning ? QStringLiteral("warning") : QString());
}

}  // namespace

MachineStrip::MachineStrip(QWidget* parent) : QWidget(parent), m_grid(new QGridLayout)
{
    setObjectName(QStringLiteral("machineStrip"));
    auto* title = new QLabel(tr("This machine"));
    theme::setLook(title, QStringLiteral("title"));
    m_grid->setHorizontalSpacing(24);
    m_grid->setVerticalSpacing(12);
    m_processor = addFact(tr("Processor"), QStringLiteral("machineProcessor"));
    m_cores = addFact(tr("Cores"), QStringLiteral("machineCores"));
    m_memory = addFact(tr("Memory"), QStringLiteral("machineMemory"));
    m_cards = addFact(tr("Graphics card"), QStringLiteral("machineCards"));
    m_power = addFact(tr("Power"), QStringLiteral("machinePower"));
    m_others = addFact(tr("Other programs"), QStringLiteral("machineOthers"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kStripMargin, 24, kStripMargin, 24);
    column->setSpacing(12);
    column->addWidget(title);
    column->addLayout(m_grid);
    arrange(1);
}

QLabel* MachineStrip::addFact(const QString& title, const QString& name)
{
    auto* fact = new QWidget;
    auto* caption = new QLabel(title);
    theme::setLook(caption, QStringLiteral("caption muted"));
    auto* value = new QLabel(format::unknown());
    value->setObjectName(name);
    value->setTextFormat(Qt::PlainText);
    value->setWordWrap(true);
    value->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    auto* column = new QVBoxLayout(fact);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(caption);
    column->addWidget(value, 1);
    m_facts.append(fact);
    return value;
}

void MachineStrip::arrange(int columns)
{
    if (columns == m_columns) {
        return;
    }
    m_columns = columns;
    for (int i = 0; i < m_facts.size(); ++i) {
        m_grid->addWidget(m_facts.at(i), i / columns, i % columns);
    }
    for (int column = 0; column < kMostColumns; ++column) {
        m_grid->setColumnStretch(column, column < columns ? 1 : 0);
    }
}

void MachineStrip::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const int room = width() - 2 * kStripMargin;
    arrange(std::clamp(static_cast<int>(room / (kFactWidth * theme::fontScale())), 1, kMostColumns));
}

void MachineStrip::setDevices(const QList<Device>& devices)
{
    QStringList cards;
    for (const Device& device : devices) {
        if (!DeviceKinds::of(device.kind).usesThreads()) {
            cards.append(cardWords(device));
        }
    }
    m_cards->setText(cards.isEmpty() ? tr("none found") : cards.join(QLatin1Char('\n')));
}

void MachineStrip::setLook(const MachineLook& look)
{
    const CpuInfo& cpu = look.state.cpu;
    m_processor->setText(shortDeviceName(cpu.name));
    m_processor->setToolTip(cpu.name);
    const QString threads = tr("%n thread(s)", nullptr, cpu.logicalCores);
    m_cores->setText(cpu.logicalCores < 1 ? format::unknown()
                     : cpu.physicalCores < 1
                         ? threads
                         : tr("%1, %2").arg(tr("%n core(s)", nullptr, cpu.physicalCores), threads));
    m_memory->setText(memoryWords(look.state));
    epochmark::show(m_power, powerWords(look.state),
                    look.state.isSavingPower || look.state.power == MachineState::Power::Battery);
    epochmark::show(m_others, othersWords(look), look.othersBusy.value_or(0) >= kDisturbing);
}

}  // namespace epochmark
