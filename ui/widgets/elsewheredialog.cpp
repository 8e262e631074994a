// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/elsewheredialog.h"

#include "theme/theme.h"
#include "widgets/buttons.h"
#include "widgets/measureelsewhere.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace epochmark {

namespace {

constexpr int kDialogWidth = 640;

}  // namespace

ElsewhereDialog::ElsewhereDialog(AppContext* context, const RunCommand& work, QWidget* parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("elsewhereDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("A device that isn't in this machine"));
    auto* title = new QLabel(tr("Rented, or somebody else's: measured there by one line"));
    title->setWordWrap(true);
    theme::setLook(title, QStringLiteral("title"));
    auto* elsewhere = new MeasureElsewhere(context);
    elsewhere->setWork(work);
    connect(elsewhere, &MeasureElsewhere::importChosen, this, &QDialog::accept);
    auto* close = makeButton(tr("C&lose"), QStringLiteral("closeElsewhereButton"));
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(16);
    column->addWidget(title);
    column->addWidget(elsewhere);
    column->addStretch(1);
    column->addWidget(close, 0, Qt::AlignRight);
    // All kinds of devices beside each other need more in some languages.
    setMinimumWidth(std::max(qRound(kDialogWidth * theme::fontScale()), column->minimumSize().width()));
}

}  // namespace epochmark
