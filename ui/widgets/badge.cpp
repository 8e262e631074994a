// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/badge.h"

#include "theme/theme.h"
#include "widgets/iconlabel.h"

#include <QHBoxLayout>
#include <QLabel>

namespace epochmark {

namespace {

struct BadgeLook {
    const char* frame;
    const char* label;
    IconRole icon;
};

BadgeLook lookOf(Badge::Kind kind)
{
    switch (kind) {
    case Badge::Kind::Neutral: return {"badge", "caption", IconRole::Muted};
    case Badge::Kind::Accent: return {"badge-accent", "caption accent strong", IconRole::Accent};
    case Badge::Kind::Success: return {"badge-success", "caption success strong", IconRole::Success};
    case Badge::Kind::Warning: return {"badge-warning", "caption warning", IconRole::Warning};
    case Badge::Kind::Error: return {"badge-error", "caption error", IconRole::Error};
    }
    return {"badge", "caption", IconRole::Muted};
}

}  // namespace

Badge::Badge(const QString& text, Kind kind, const QString& iconName, QWidget* parent)
    : QFrame(parent), m_icon(new IconLabel({}, IconRole::Muted, 14)), m_label(new QLabel)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(6, 0, 6, 0);
    row->setSpacing(4);
    row->addWidget(m_icon);
    row->addWidget(m_label);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setContent(text, kind, iconName);
}

void Badge::setContent(const QString& text, Kind kind, const QString& iconName)
{
    const BadgeLook look = lookOf(kind);
    m_label->setText(text);
    m_icon->setIcon(iconName, look.icon);
    m_icon->setVisible(!iconName.isEmpty());
    theme::setLook(this, QString::fromLatin1(look.frame));
    theme::setLook(m_label, QString::fromLatin1(look.label));
}

QString Badge::text() const
{
    return m_label->text();
}

}  // namespace epochmark
