// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/banner.h"

#include "theme/theme.h"
#include "widgets/iconbutton.h"
#include "widgets/iconlabel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace epochmark {

namespace {

struct BannerLook {
    const char* frame;
    const char* icon;
    IconRole role;
};

BannerLook lookOf(Banner::Kind kind)
{
    switch (kind) {
    case Banner::Kind::Info: return {"banner-info", "info", IconRole::Accent};
    case Banner::Kind::Success: return {"banner-success", "check", IconRole::Success};
    case Banner::Kind::Warning: return {"banner-warning", "triangle", IconRole::Warning};
    case Banner::Kind::Error: return {"banner-error", "cross", IconRole::Error};
    }
    return {"banner-info", "info", IconRole::Accent};
}

QLabel* wrappingLabel(const QString& look)
{
    auto* label = new QLabel;
    label->setProperty("look", look);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

}  // namespace

Banner::Banner(QWidget* parent)
    : QFrame(parent), m_icon(new IconLabel({}, IconRole::Accent, 20)),
      m_text(wrappingLabel(QStringLiteral("strong"))), m_detail(wrappingLabel(QStringLiteral("caption"))),
      m_actions(new QHBoxLayout),
      m_close(new IconButton(QStringLiteral("close"), tr("Dismiss"), QStringLiteral("dismissButton")))
{
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_text);
    words->addWidget(m_detail);
    m_actions->setSpacing(8);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 12, 12, 12);
    row->setSpacing(12);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addLayout(words, 1);
    row->addLayout(m_actions);
    row->addWidget(m_close, 0, Qt::AlignTop);
    m_close->hide();
    connect(m_close, &QToolButton::clicked, this, [this] {
        hide();
        Q_EMIT closed();
    });
}

void Banner::setContent(Kind kind, const QString& text, const QString& detail)
{
    const BannerLook look = lookOf(kind);
    m_icon->setIcon(QString::fromLatin1(look.icon), look.role);
    m_text->setText(text);
    m_detail->setText(detail);
    m_detail->setVisible(!detail.isEmpty());
    setAccessibleName(detail.isEmpty() ? text : text + QLatin1Char(' ') + detail);
    theme::setLook(this, QString::fromLatin1(look.frame));
}

QString Banner::text() const
{
    return m_text->text();
}

void Banner::addAction(QWidget* widget)
{
    m_actions->addWidget(widget);
}

void Banner::setClosable(bool isClosable)
{
    m_close->setVisible(isClosable);
}

}  // namespace epochmark
