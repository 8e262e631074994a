// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/leaderboard/sharedialog.h"

#include "base/printable.h"
#include "context/appcontext.h"
#include "context/background.h"
#include "team/teamexchange.h"
#include "theme/theme.h"
#include "widgets/buttons.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <optional>

namespace epochmark {

namespace {

constexpr QSize kListSize(620, 320);

Result<QStringList> linesOfSet(const QString& storePath, const QString& setId)
{
    const auto store = ResultStore::openToRead(storePath);
    if (!store) {
        return store.error();
    }
    return teamexchange::runsToShare(*store.value(), {setId}).transform(textsThatLeave);
}

}  // namespace

ShareDialog::ShareDialog(AppContext* context, const QString& setId, Purpose purpose, QWidget* parent)
    : QDialog(parent), m_sentence(new QLabel(tr("Reading what would leave..."))), m_lines(new QPlainTextEdit)
{
    setObjectName(QStringLiteral("shareDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    setWindowTitle(tr("What leaves with a result"));
    m_sentence->setObjectName(QStringLiteral("shareSentence"));
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    m_lines->setObjectName(QStringLiteral("shareLines"));
    m_lines->setAccessibleName(tr("Texts that leave"));
    m_lines->setReadOnly(true);
    m_lines->setTabChangesFocus(true);
    m_lines->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_lines->setMinimumSize(kListSize * theme::fontScale());
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    auto* close = makeButton(purpose == Purpose::Share ? tr("&Cancel") : tr("&Close"),
                             QStringLiteral("closeShareButton"));
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    buttons->addWidget(close);
    if (purpose == Purpose::Share) {
        m_share = makeButton(tr("&Share"), QStringLiteral("shareButton"), QStringLiteral("team"),
                             ButtonKind::Primary);
        m_share->setEnabled(false);
        m_share->setDefault(true);
        connect(m_share, &QPushButton::clicked, this, [this] {
            Q_EMIT shareRequested();
            accept();
        });
        buttons->addWidget(m_share);
    }
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(12);
    column->addWidget(m_sentence);
    column->addWidget(m_lines, 1);
    column->addLayout(buttons);
    runInBackground(
        this,
        [path = context->store().path(), setId] {
            return std::optional<Result<QStringList>>(linesOfSet(path, setId));
        },
        [this](const std::optional<Result<QStringList>>& lines) { show(*lines); });
}

void ShareDialog::show(const Result<QStringList>& lines)
{
    if (!lines) {
        m_sentence->setText(lines.error().message);
        return;
    }
    QStringList harmless;
    for (const QString& line : lines.value()) {
        harmless.append(oneLine(line));
    }
    m_sentence->setText(tr("These texts go to the team's board beside the measured numbers and curves; "
                           "everybody who may read the board sees them."));
    resize(size().expandedTo(QSize(width(), layout()->totalHeightForWidth(width()))));  // for its second line
    m_lines->setPlainText(harmless.join(u'\n'));
    if (m_share != nullptr) {
        m_share->setEnabled(true);
        m_share->setFocus();
    }
}

}  // namespace epochmark
