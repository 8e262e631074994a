// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "frame/rail.h"

#include "widgets/iconlabel.h"

#include <QButtonGroup>
#include <QToolButton>
#include <QVBoxLayout>

namespace epochmark {

namespace {

constexpr int kWidth = 96;
constexpr int kItemHeight = 64;
constexpr int kLeastItemHeight = 46;  // icon and a line of text

/// Gives height away where a low window or a large font leaves too little.
class RailItem : public QToolButton {
public:
    using QToolButton::QToolButton;
    QSize sizeHint() const override { return {QToolButton::sizeHint().width(), scaled(kItemHeight)}; }
    QSize minimumSizeHint() const override { return {0, scaled(kLeastItemHeight)}; }

private:
    static int scaled(int height) { return qRound(height * theme::fontScale()); }
};

}  // namespace

Rail::Rail(QWidget* parent)
    : QFrame(parent), m_column(new QVBoxLayout(this)), m_group(new QButtonGroup(this)),
      m_scheme(makeItem({}, QStringLiteral("theme"), QStringLiteral("schemeButton"))),
      m_settings(makeItem(tr("Settings"), QStringLiteral("settings"), QStringLiteral("settingsButton"))),
      m_help(makeItem(tr("Help"), QStringLiteral("help"), QStringLiteral("openHelpButton")))
{
    setObjectName(QStringLiteral("rail"));
    theme::setLook(this, QStringLiteral("rail"));
    setFixedWidth(qRound(kWidth * theme::fontScale()));
    auto* mark = new IconLabel(QStringLiteral("mark"), IconRole::Accent, 34);
    m_column->setContentsMargins(0, 16, 1, 12);
    m_column->setSpacing(0);
    m_column->addWidget(mark, 0, Qt::AlignHCenter);
    m_column->addSpacing(20);
    m_column->addStretch(1);
    m_column->addWidget(m_scheme);
    m_column->addWidget(m_settings);
    m_column->addWidget(m_help);
    m_help->setToolTip(tr("What to do and what the numbers mean (F1)"));
    connect(m_group, &QButtonGroup::idClicked, this, &Rail::pageChosen);
    connect(m_group, &QButtonGroup::idToggled, this, &Rail::updateIcons);
    connect(m_scheme, &QToolButton::clicked, this, &Rail::schemeRequested);
    connect(m_settings, &QToolButton::clicked, this, &Rail::settingsRequested);
    connect(m_help, &QToolButton::clicked, this, &Rail::helpRequested);
}

QToolButton* Rail::makeItem(const QString& title, const QString& iconName, const QString& objectName)
{
    auto* item = new RailItem(this);
    item->setObjectName(objectName);
    item->setText(title);
    item->setIcon(theme::icon(iconName, IconRole::Muted));
    const int edge = qRound(24 * theme::fontScale());
    item->setIconSize({edge, edge});
    item->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    item->setFocusPolicy(Qt::StrongFocus);
    item->setCursor(Qt::PointingHandCursor);
    item->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    theme::setLook(item, QStringLiteral("rail-item"));
    return item;
}

void Rail::addPage(const QString& title, const QString& iconName, const QString& objectName)
{
    QToolButton* item = makeItem(title, iconName, objectName);
    item->setAccessibleName(title);
    item->setCheckable(true);
    const int number = static_cast<int>(m_icons.size());
    item->setToolTip(tr("%1 (Ctrl+%2)").arg(title).arg(number + 1));
    m_icons.append(iconName);
    m_group->addButton(item, number);
    m_column->insertWidget(2 + number, item);
    QWidget::setTabOrder(item, m_scheme);
    QWidget::setTabOrder(m_scheme, m_settings);
    QWidget::setTabOrder(m_settings, m_help);
}

QString Rail::pageTitle(int index) const
{
    return m_group->button(index)->text();
}

void Rail::setCurrentPage(int index)
{
    if (QAbstractButton* item = m_group->button(index)) {
        item->setChecked(true);
    }
}

void Rail::setScheme(ColorScheme scheme)
{
    const QString name = scheme == ColorScheme::Light  ? tr("Light")
                         : scheme == ColorScheme::Dark ? tr("Dark")
                                                       : tr("System");
    m_scheme->setText(name);
    m_scheme->setAccessibleName(tr("Colours: %1").arg(name));
    m_scheme->setToolTip(tr("Light, dark, or as the system has it (Ctrl+T)"));
}

void Rail::updateIcons()
{
    for (int i = 0; i < m_icons.size(); ++i) {
        QAbstractButton* item = m_group->button(i);
        item->setIcon(theme::icon(m_icons[i], item->isChecked() ? IconRole::Accent : IconRole::Muted));
    }
}

}  // namespace epochmark
