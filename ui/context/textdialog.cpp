// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "context/textdialog.h"

#include "theme/theme.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

namespace epochmark {

namespace {

constexpr int kTextWidth = 460;
constexpr int kTextLines = 6;
constexpr int kTextMargin = 16;

}  // namespace

TextDialog::TextDialog(Length length, const QString& title, const QString& label, const QString& text,
                       QWidget* parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("textDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    setWindowTitle(title);
    auto* words = new QLabel(QString(label).replace(QLatin1Char('&'), QLatin1String("&&")));  // a name's own
    words->setTextFormat(Qt::PlainText);
    words->setWordWrap(true);
    QWidget* edit = makeEdit(length, text);
    edit->setMinimumWidth(qRound(kTextWidth * theme::fontScale()));
    words->setBuddy(edit);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    // Our own words: Qt's translations are a package that not every machine has.
    buttons->button(QDialogButtonBox::Ok)->setText(tr("OK"));
    buttons->button(QDialogButtonBox::Cancel)->setText(tr("Cancel"));
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter}) {
        connect(new QShortcut(QKeySequence(Qt::CTRL | key), this), &QShortcut::activated, this,
                &QDialog::accept);
    }
    connect(this, &QDialog::accepted, this, [this] { Q_EMIT answered(this->text()); });
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kTextMargin, kTextMargin, kTextMargin, kTextMargin);
    column->addWidget(words);
    column->addWidget(edit, 1);
    column->addWidget(buttons);
    edit->setFocus();
}

QWidget* TextDialog::makeEdit(Length length, const QString& text)
{
    if (length == Length::Line) {
        m_line = new QLineEdit(text);
        m_line->setObjectName(QStringLiteral("answerEdit"));
        m_line->selectAll();
        return m_line;
    }
    m_lines = new QPlainTextEdit(text);
    m_lines->setObjectName(QStringLiteral("answerEdit"));
    m_lines->setTabChangesFocus(true);
    m_lines->setMinimumHeight(kTextLines * m_lines->fontMetrics().lineSpacing());
    m_lines->moveCursor(QTextCursor::End);
    return m_lines;
}

QString TextDialog::text() const
{
    return m_line != nullptr ? m_line->text() : m_lines->toPlainText();
}

}  // namespace epochmark
