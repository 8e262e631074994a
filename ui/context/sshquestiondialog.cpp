// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "context/sshquestiondialog.h"

#include "base/printable.h"
#include "theme/theme.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStringList>
#include <QVBoxLayout>

namespace epochmark {

namespace {

constexpr int kQuestionWidth = 520;
constexpr int kMostLines = 30;
constexpr int kLongestLine = 400;
constexpr int kMostSecret = 1'000;

/// ssh's words line by line, harmless; its question at the end is asked by our buttons.
QString shownWords(const QString& text)
{
    QStringList lines;
    for (const QString& line : text.split(u'\n', Qt::SkipEmptyParts)) {
        const bool isOurs = line.startsWith(QLatin1String("Are you sure you want to continue connecting"));
        if (!isOurs && lines.size() < kMostLines) {
            lines.append(printable(line, kLongestLine));
        }
    }
    return lines.join(u'\n');
}

QPushButton* questionButton(const QString& words, const char* name)
{
    auto* button = new QPushButton(words);
    button->setObjectName(QString::fromLatin1(name));
    button->setAutoDefault(false);
    return button;
}

}  // namespace

SshQuestionDialog::SshQuestionDialog(const SshQuestion& question, QWidget* parent)
    : QDialog(parent), m_column(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("sshQuestionDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    setMinimumWidth(qRound(kQuestionWidth * theme::fontScale()));
    m_column->setContentsMargins(20, 16, 20, 16);
    m_column->setSpacing(12);
    switch (question.kind) {
    case SshQuestion::Kind::HostKey: addKey(question); break;
    case SshQuestion::Kind::Secret: addSecret(question); break;
    case SshQuestion::Kind::Confirm: addConfirmation(question); break;
    }
}

void SshQuestionDialog::addKey(const SshQuestion& question)
{
    setWindowTitle(tr("An unknown machine"));
    addWords(tr("%1 isn't known here yet").arg(printable(question.destination, 100)), "title",
             "sshQuestionTitle");
    addQuoted(shownWords(question.text));
    addWords(tr("Compare the fingerprint with the one that the machine's owner tells. A key that is accepted "
                "is remembered by ssh; another one is refused from then on."),
             "muted", "sshQuestionHint");
    auto* agree = questionButton(tr("&Accept this key"), "acceptKeyButton");
    connect(agree, &QPushButton::clicked, this, [this] { give(QStringLiteral("yes")); });
    addButtons(questionButton(tr("&Cancel"), "cancelQuestionButton"), agree, false);
}

void SshQuestionDialog::addSecret(const SshQuestion& question)
{
    setWindowTitle(tr("A secret for %1").arg(printable(question.destination, 100)));
    auto* words = addWords(shownWords(question.text).replace(u'&', QLatin1String("&&")), "",
                           "sshQuestionText");
    m_secret = new QLineEdit;
    m_secret->setObjectName(QStringLiteral("secretEdit"));
    m_secret->setEchoMode(QLineEdit::Password);
    m_secret->setMaxLength(kMostSecret);
    m_secret->setAccessibleName(tr("Secret"));
    words->setBuddy(m_secret);
    m_column->addWidget(m_secret);
    addWords(tr("It goes to ssh alone and is kept nowhere."), "caption muted", "sshQuestionHint");
    auto* agree = questionButton(tr("&OK"), "giveSecretButton");
    connect(agree, &QPushButton::clicked, this, [this] { give(m_secret->text()); });
    addButtons(questionButton(tr("&Cancel"), "cancelQuestionButton"), agree, true);
    m_secret->setFocus();
}

void SshQuestionDialog::addConfirmation(const SshQuestion& question)
{
    setWindowTitle(tr("ssh asks about %1").arg(printable(question.destination, 100)));
    addQuoted(shownWords(question.text));
    auto* refuse = questionButton(tr("&No"), "refuseButton");
    auto* agree = questionButton(tr("&Yes"), "agreeButton");
    connect(agree, &QPushButton::clicked, this, [this] { give(QStringLiteral("yes")); });
    addButtons(refuse, agree, false);
    disconnect(refuse, nullptr, this, nullptr);
    connect(refuse, &QPushButton::clicked, this, [this] { give(QStringLiteral("no")); });
}

QLabel* SshQuestionDialog::addWords(const QString& words, const char* look, const char* name)
{
    auto* label = new QLabel(words);
    label->setObjectName(QString::fromLatin1(name));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    theme::setLook(label, QString::fromLatin1(look));
    m_column->addWidget(label);
    return label;
}

void SshQuestionDialog::addQuoted(const QString& words)
{
    auto* frame = new QFrame;
    theme::setLook(frame, QStringLiteral("sunken"));
    auto* label = new QLabel(words);
    label->setObjectName(QStringLiteral("sshQuestionText"));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    theme::setLook(label, QStringLiteral("code"));
    auto* column = new QVBoxLayout(frame);
    column->setContentsMargins(12, 8, 12, 8);
    column->addWidget(label);
    m_column->addWidget(frame);
}

void SshQuestionDialog::addButtons(QPushButton* refuse, QPushButton* agree, bool isAgreeDefault)
{
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(refuse);
    row->addWidget(agree);
    m_column->addStretch(1);
    m_column->addLayout(row);
    connect(refuse, &QPushButton::clicked, this, &QDialog::reject);
    (isAgreeDefault ? agree : refuse)->setDefault(true);
    if (!isAgreeDefault) {
        refuse->setFocus();
    }
}

void SshQuestionDialog::give(const QString& answer)
{
    Q_EMIT answered(answer);
    accept();
}

}  // namespace epochmark
