// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/icontext.h"

#include "widgets/iconlabel.h"

#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace epochmark {

namespace {

QString lookOf(IconRole role)
{
    switch (role) {
    case IconRole::Muted: return QStringLiteral("caption muted");
    case IconRole::Accent: return QStringLiteral("caption accent");
    case IconRole::Success: return QStringLiteral("caption success");
    case IconRole::Warning: return QStringLiteral("caption warning");
    case IconRole::Error: return QStringLiteral("caption error");
    case IconRole::Text:
    case IconRole::OnAccentFill: break;
    }
    return QStringLiteral("caption");
}

/// Shift+Tab leaves it: Qt's own label finds the link that has the focus again and again on the way back. And
/// its links follow the theme: Qt colours them once, when the words are set.
class LinkLabel : public QLabel {
public:
    using QLabel::QLabel;

protected:
    bool focusNextPrevChild(bool isForward) override
    {
        return isForward ? QLabel::focusNextPrevChild(true) : QFrame::focusNextPrevChild(false);
    }
    void changeEvent(QEvent* event) override
    {
        QLabel::changeEvent(event);
        const QColor link = QGuiApplication::palette().color(QPalette::Link);
        if (event->type() == QEvent::PaletteChange && link != m_link && text().contains(u"<a ")) {
            const QString words = text();
            clear();
            setText(words);
        }
        m_link = link;
    }

private:
    QColor m_link = QGuiApplication::palette().color(QPalette::Link);
};

}  // namespace

IconText::IconText(const QString& iconName, IconRole role, const QString& text, QWidget* parent)
    : QWidget(parent), m_icon(new IconLabel(iconName, role, 16)), m_label(new LinkLabel), m_role(role)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    // The icon stands beside the first line, however many follow.
    const int line = QFontMetrics(theme::font(theme::TextSize::Caption)).height();
    auto* place = new QVBoxLayout;
    place->setContentsMargins(0, std::max(0, (line - m_icon->height()) / 2), 0, 0);
    place->addWidget(m_icon);
    place->addStretch(1);
    row->addLayout(place);
    row->addWidget(m_label, 1);
    m_icon->setVisible(!iconName.isEmpty());
    m_label->setWordWrap(true);
    m_label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    connect(m_label, &QLabel::linkActivated, this, &IconText::linkActivated);
    setText(text);
    updateLook();
}

void IconText::setContent(const QString& iconName, IconRole role, const QString& text)
{
    m_role = role;
    m_icon->setIcon(iconName, role);
    m_icon->setVisible(!iconName.isEmpty());
    setText(text);
    updateLook();
}

void IconText::setText(const QString& text)
{
    if (m_label->text() == text) {
        return;
    }
    m_label->setText(text);
    // Links are reached by Tab and opened by Enter as well.
    m_label->setTextInteractionFlags(text.contains(QLatin1String("<a "))
                                         ? Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard
                                         : Qt::NoTextInteraction);
}

QString IconText::text() const
{
    return m_label->text();
}

void IconText::setTextColored(bool isColored)
{
    m_isColored = isColored;
    updateLook();
}

void IconText::updateLook()
{
    theme::setLook(m_label, lookOf(m_isColored ? m_role : IconRole::Text));
}

}  // namespace epochmark
