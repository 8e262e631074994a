// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/setup/devicepicker.h"

#include "base/format.h"
#include "theme/theme.h"
#include "widgets/buttons.h"
#include "widgets/elidedlabel.h"
#include "widgets/iconlabel.h"
#include "widgets/icontext.h"

#include <QButtonGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMouseEvent>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

#include <algorithm>

namespace epochmark {

namespace {

QString memoryOf(const Device& device)
{
    if (!device.memoryBytes) {
        return {};
    }
    return format::bytes(*device.memoryBytes);
}

QString usageOf(const Device& device)
{
    if (device.memoryInUseBytes && !device.usedBy.isEmpty()) {
        return DevicePicker::tr("%1 in use by %2")
            .arg(format::bytes(*device.memoryInUseBytes), device.usedBy);
    }
    if (device.memoryInUseBytes) {
        return DevicePicker::tr("%1 in use").arg(format::bytes(*device.memoryInUseBytes));
    }
    return device.usedBy.isEmpty() ? QString() : DevicePicker::tr("in use by %1").arg(device.usedBy);
}

/// "2 cores, 4 threads · 15.6 GiB", "12.0 GiB · 0.6 GiB in use by Xorg".
QString factsOf(const Device& device)
{
    QStringList facts;
    if (device.physicalCores > 0) {
        facts << DevicePicker::tr("%n core(s)", nullptr, device.physicalCores) + QLatin1String(", ")
                     + DevicePicker::tr("%n thread(s)", nullptr, device.logicalCores);
    }
    for (const QString& fact : {memoryOf(device), usageOf(device), device.detail}) {
        if (!fact.isEmpty()) {
            facts << fact;
        }
    }
    return facts.join(QStringLiteral(" · "));
}

QLabel* captionLabel(const QString& text)
{
    auto* label = new QLabel(text);
    label->setProperty("look", QStringLiteral("caption muted"));
    label->setWordWrap(true);
    return label;
}

}  // namespace

DeviceCard::DeviceCard(const Device& device, QWidget* parent) : QFrame(parent), m_device(device)
{
    setObjectName(QStringLiteral("deviceCard-") + device.id);
    auto* name = new ElidedLabel(device.name);
    name->setProperty("look", device.isUsable ? QStringLiteral("strong") : QStringLiteral("strong muted"));
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(name);
    words->addWidget(captionLabel(
        device.isUsable ? factsOf(device) : (device.reason + QLatin1Char(' ') + device.remedy).trimmed()));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(10, 6, 10, 6);
    row->setSpacing(10);
    if (device.isUsable) {
        m_radio = new QRadioButton;
        m_radio->setObjectName(QStringLiteral("deviceRadio-") + device.id);
        m_radio->setAccessibleName(device.name);
        m_radio->setAccessibleDescription(factsOf(device));
        m_radio->installEventFilter(this);
        setCursor(Qt::PointingHandCursor);
        connect(m_radio, &QRadioButton::toggled, this, &DeviceCard::updateLook);
        row->addWidget(m_radio);
    } else {
        row->addWidget(new IconLabel(QStringLiteral("struck"), IconRole::Muted, 16), 0, Qt::AlignTop);
    }
    row->addLayout(words, 1);
    updateLook();
}

void DeviceCard::mousePressEvent(QMouseEvent* event)
{
    if (m_radio != nullptr && m_radio->isEnabled() && event->button() == Qt::LeftButton) {
        m_radio->setFocus(Qt::MouseFocusReason);
        m_radio->setChecked(true);
    }
}

bool DeviceCard::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) {
        QMetaObject::invokeMethod(this, &DeviceCard::updateLook, Qt::QueuedConnection);
    }
    return QFrame::eventFilter(watched, event);
}

void DeviceCard::updateLook()
{
    if (m_radio == nullptr) {
        theme::setLook(this, QStringLiteral("device-off"));
    } else {
        theme::setLook(this,
                       m_radio->isChecked() ? QStringLiteral("device-chosen") : QStringLiteral("device"));
    }
}

DevicePicker::DevicePicker(QWidget* parent)
    : QWidget(parent), m_column(new QVBoxLayout(this)), m_group(new QButtonGroup(this)),
      m_searching(new IconText(QStringLiteral("search"), IconRole::Muted, tr("Looking for devices"))),
      m_problem(new IconText),
      m_elsewhere(makeButton(tr("A device that isn't in this machine"),
                             QStringLiteral("deviceElsewhereButton"), {}, ButtonKind::Link)),
      m_machine(
          makeButton(tr("Add a machine by ssh..."), QStringLiteral("addMachineButton"), {}, ButtonKind::Link))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(8);
    m_column->addWidget(m_searching);
    m_problem->label()->setObjectName(QStringLiteral("deviceProblem"));
    m_problem->hide();
    m_column->addWidget(m_problem);
    m_column->addWidget(m_machine, 0, Qt::AlignLeft);
    m_column->addWidget(m_elsewhere, 0, Qt::AlignLeft);
    connect(m_machine, &QPushButton::clicked, this, &DevicePicker::machineRequested);
    connect(m_elsewhere, &QPushButton::clicked, this, &DevicePicker::elsewhereRequested);
    connect(m_group, &QButtonGroup::buttonToggled, this, [this](QAbstractButton*, bool isChecked) {
        if (isChecked) {
            Q_EMIT currentChanged();
        }
    });
}

void DevicePicker::setDevices(const QList<Device>& devices, const QString& preferredId)
{
    m_searching->hide();
    if (!isShown(devices)) {
        remakeCards(devices);
    }
    choose(preferredId);
}

bool DevicePicker::isShown(const QList<Device>& devices) const
{
    return std::ranges::equal(devices, m_cards, {}, {}, &DeviceCard::device);
}

/// The one of that id, else the first that can be used.
void DevicePicker::choose(const QString& id)
{
    const auto canBe = [](const DeviceCard* card) { return card->radio() != nullptr; };
    const auto isIt = [&](const DeviceCard* card) { return canBe(card) && card->device().id == id; };
    auto chosen = std::ranges::find_if(m_cards, isIt);
    chosen = chosen != m_cards.end() ? chosen : std::ranges::find_if(m_cards, canBe);
    if (chosen != m_cards.end()) {
        (*chosen)->radio()->setChecked(true);
    }
}

void DevicePicker::remakeCards(const QList<Device>& devices)
{
    const QWidget* focused = focusWidget();
    const QString focusedName = focused != nullptr && focused->hasFocus() ? focused->objectName() : QString();
    qDeleteAll(m_cards);
    m_cards.clear();
    for (const Device& device : devices) {
        auto* card = new DeviceCard(device);
        m_cards.append(card);
        m_column->insertWidget(m_column->indexOf(m_problem), card);
        if (card->radio() != nullptr) {
            m_group->addButton(card->radio());
            card->radio()->setEnabled(!m_isLocked);
        }
    }
    if (auto* radio = focusedName.isEmpty() ? nullptr : findChild<QRadioButton*>(focusedName)) {
        radio->setFocus();
    }
}

void DevicePicker::setProblem(const QString& sentence)
{
    m_problem->setContent(QStringLiteral("triangle"), IconRole::Warning, sentence.toHtmlEscaped());
    m_problem->setVisible(!sentence.isEmpty());
}

QString DevicePicker::currentId() const
{
    return currentDevice().id;
}

Device DevicePicker::currentDevice() const
{
    for (const DeviceCard* card : m_cards) {
        if (card->radio() != nullptr && card->radio()->isChecked()) {
            return card->device();
        }
    }
    return {};
}

Device DevicePicker::device(const QString& id) const
{
    for (const DeviceCard* card : m_cards) {
        if (card->device().id == id) {
            return card->device();
        }
    }
    return {};
}

void DevicePicker::setLocked(bool isLocked)
{
    m_isLocked = isLocked;
    m_machine->setEnabled(!isLocked);
    for (const DeviceCard* card : std::as_const(m_cards)) {
        if (card->radio() != nullptr) {
            card->radio()->setEnabled(!isLocked);
        }
    }
}

}  // namespace epochmark
