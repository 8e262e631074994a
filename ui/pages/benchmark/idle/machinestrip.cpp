// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/idle/machinestrip.h"

#include "base/format.h"
#include "base/printable.h"
#include "devices/kind/devicekinds.h"
#include "devices/shortname.h"
#include "models/celltext.h"
#include "theme/theme.h"

#include <QDateTime>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

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

/// Those of a machine that has been looked at.
QString cardsWords(const QList<Device>& devices)
{
    QStringList cards;
    for (const Device& device : devices) {
        // Of a plug-in without a device nothing is in the machine: it stands among the devices, with its
        // reason.
        const bool isThere = device.isUsable || device.memoryBytes || !device.detail.isEmpty()
                             || !device.pciAddress.isEmpty();
        if (isThere && !DeviceKinds::of(device.kind).usesThreads()) {
            cards.append(cardWords(device));
        }
    }
    return cards.isEmpty() ? MachineStrip::tr("none found") : cards.join(QLatin1Char('\n'));
}

QString coresWords(int cores, int threads)
{
    const QString words = MachineStrip::tr("%n thread(s)", nullptr, threads);
    return threads < 1 ? format::unknown()
           : cores < 1
               ? words
               : MachineStrip::tr("%1, %2").arg(MachineStrip::tr("%n core(s)", nullptr, cores), words);
}

QString diskWords(const HostFacts& facts)
{
    return !facts.freeBytes         ? format::unknown()
           : facts.folder.isEmpty() ? MachineStrip::tr("%1 free").arg(format::bytes(*facts.freeBytes))
                                    : MachineStrip::tr("%1 free in %2")
                                          .arg(format::bytes(*facts.freeBytes), printable(facts.folder, 200));
}

/// Back then: a run may have sent it since.
QString versionWords(const Host& host)
{
    const QString version = printable(host.seen.version, 40);
    if (!version.isEmpty()) {
        return version == QStringLiteral(EPOCHMARK_VERSION)
                   ? version
                   : MachineStrip::tr("%1, here it is %2").arg(version, QStringLiteral(EPOCHMARK_VERSION));
    }
    return host.program.isEmpty() ? MachineStrip::tr("none when it was looked at: a run sends it")
                                  : MachineStrip::tr("the one that was named couldn't be started");
}

/// The processor as its Epochmark lists it; absent: it told of none.
std::optional<Device> processorOf(const HostFacts& facts)
{
    const auto found = std::ranges::find_if(
        facts.devices, [](const Device& device) { return DeviceKinds::of(device.kind).usesThreads(); });
    return found != facts.devices.cend() ? std::optional<Device>(*found) : std::nullopt;
}

void show(QLabel* label, const QString& words, bool isWarning)
{
    label->setText(words);
    theme::setLook(label, isWarning ? QStringLiteral("warning") : QString());
}

}  // namespace

MachineStrip::MachineStrip(QWidget* parent)
    : QWidget(parent), m_title(new QLabel), m_seen(new QLabel), m_grid(new QGridLayout)
{
    setObjectName(QStringLiteral("machineStrip"));
    m_title->setObjectName(QStringLiteral("machineTitle"));
    m_title->setTextFormat(Qt::PlainText);
    theme::setLook(m_title, QStringLiteral("title"));
    m_seen->setObjectName(QStringLiteral("machineSeen"));
    theme::setLook(m_seen, QStringLiteral("caption muted"));
    m_grid->setHorizontalSpacing(24);
    m_grid->setVerticalSpacing(12);
    m_processor = addFact(tr("Processor"), QStringLiteral("machineProcessor"));
    m_cores = addFact(tr("Cores"), QStringLiteral("machineCores"));
    m_memory = addFact(tr("Memory"), QStringLiteral("machineMemory"));
    m_cards = addFact(tr("Graphics card"), QStringLiteral("machineCards"));
    m_power = addFact(tr("Power"), QStringLiteral("machinePower"));
    m_others = addFact(tr("Other programs"), QStringLiteral("machineOthers"));
    m_disk = addFact(tr("Disk"), QStringLiteral("machineDisk"));
    m_version = addFact(QStringLiteral("Epochmark"), QStringLiteral("machineVersion"));
    auto* head = new QHBoxLayout;
    head->setSpacing(12);
    head->addWidget(m_title, 0, Qt::AlignBottom);
    head->addWidget(m_seen, 1, Qt::AlignBottom);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kStripMargin, 24, kStripMargin, 24);
    column->setSpacing(12);
    column->addLayout(head);
    column->addLayout(m_grid);
    tell();
    arrange(1);
}

QLabel* MachineStrip::addFact(const QString& title, const QString& name)
{
    auto* fact = new QWidget(this);
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
    return value;
}

void MachineStrip::arrange(int columns)
{
    if (columns == m_columns) {
        return;
    }
    m_columns = columns;
    const QList<QLabel*> facts = QList<QLabel*>{m_processor, m_cores, m_memory, m_cards}
                                 + (m_host ? factsOfHost() : factsOfHere());
    for (int i = 0; i < facts.size(); ++i) {
        m_grid->addWidget(facts.at(i)->parentWidget(), i / columns, i % columns);
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
    m_devices = devices;
    tell();
}

void MachineStrip::setLook(const MachineLook& look)
{
    m_look = look;
    tell();
}

void MachineStrip::setHost(const std::optional<Host>& host)
{
    const bool isTurned = m_host.has_value() != host.has_value();
    m_host = host;
    if (isTurned) {
        arrange(std::exchange(m_columns, 0));
    }
    tell();
}

void MachineStrip::tell()
{
    for (QLabel* fact : factsOfHere()) {
        fact->parentWidget()->setHidden(m_host.has_value());
    }
    for (QLabel* fact : factsOfHost()) {
        fact->parentWidget()->setHidden(!m_host);
    }
    m_seen->setHidden(!m_host);
    if (m_host) {
        tellOfHost(*m_host);
    } else {
        tellOfHere();
    }
}

void MachineStrip::tellOfHere()
{
    const CpuInfo& cpu = m_look.state.cpu;
    m_title->setText(tr("This machine"));
    m_processor->setText(cpu.name.isEmpty() ? format::unknown() : shortDeviceName(cpu.name));
    m_processor->setToolTip(cpu.name);
    m_cores->setText(coresWords(cpu.physicalCores, cpu.logicalCores));
    m_memory->setText(memoryWords(m_look.state));
    m_cards->setText(m_devices ? cardsWords(*m_devices) : format::unknown());
    epochmark::show(m_power, powerWords(m_look.state),
                    m_look.state.isSavingPower || m_look.state.power == MachineState::Power::Battery);
    epochmark::show(m_others, othersWords(m_look), m_look.othersBusy.value_or(0) >= kDisturbing);
}

void MachineStrip::tellOfHost(const Host& host)
{
    const HostFacts& seen = host.seen;
    const auto processor = processorOf(seen);
    const QString name = printable(processor ? processor->name : seen.cpu, 200);
    m_title->setText(host.name);
    m_seen->setText(seen.seenAt.isValid()
                        ? tr("seen %1").arg(CellText::when(seen.seenAt, QDateTime::currentDateTime()))
                        : tr("never looked at"));
    m_processor->setText(name.isEmpty() ? format::unknown() : shortDeviceName(name));
    m_processor->setToolTip(name.toHtmlEscaped());
    m_cores->setText(
        coresWords(processor ? processor->physicalCores : 0,
                   processor && processor->logicalCores > 0 ? processor->logicalCores : seen.threads));
    m_memory->setText(seen.memoryBytes ? format::bytes(*seen.memoryBytes) : format::unknown());
    m_cards->setText(seen.devices.isEmpty() ? format::unknown() : cardsWords(seen.devices));
    m_disk->setText(diskWords(seen));
    epochmark::show(m_version, seen.seenAt.isValid() ? versionWords(host) : format::unknown(),
                    !seen.version.isEmpty() && seen.version != QStringLiteral(EPOCHMARK_VERSION));
}

}  // namespace epochmark
