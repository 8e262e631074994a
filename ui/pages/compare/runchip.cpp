// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/compare/runchip.h"

#include "theme/theme.h"
#include "widgets/colorkey.h"
#include "widgets/iconbutton.h"

#include <QHBoxLayout>
#include <QLabel>

namespace epochmark {

RunChip::RunChip(const QString& setId, const QString& name, const QString& detail, int series,
                 QWidget* parent)
    : QFrame(parent)
{
    theme::setLook(this, QStringLiteral("box"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(tr("%1, %2").arg(name, detail));
    auto* title = new QLabel(name);
    theme::setLook(title, QStringLiteral("strong"));
    auto* time = new QLabel(detail);
    theme::setLook(time, QStringLiteral("caption muted"));
    auto* remove = new IconButton(QStringLiteral("close"), tr("Take %1 out").arg(name),
                                  QStringLiteral("removeChip-") + setId, IconRole::Muted);
    remove->setIconSize(QSize(12, 12));
    connect(remove, &QToolButton::clicked, this, [this, setId] { Q_EMIT removeRequested(setId); });
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(10, 2, 2, 2);
    row->setSpacing(6);
    row->addWidget(new ColorKey(QString(), series, false));
    row->addWidget(title);
    row->addWidget(time);
    row->addWidget(remove);
}

}  // namespace epochmark
