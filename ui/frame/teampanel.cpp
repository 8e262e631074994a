// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "frame/teampanel.h"

#include "base/printable.h"
#include "context/appcontext.h"
#include "models/teamwords.h"
#include "pages/leaderboard/sharedialog.h"
#include "theme/theme.h"
#include "widgets/buttons.h"
#include "widgets/segmentedcontrol.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace epochmark {

namespace {

constexpr int kMostAddress = 2'000;  // characters

QLabel* plainLabel(const QString& text, const QString& name, const QString& look)
{
    auto* label = new QLabel(text);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    theme::setLook(label, look);
    return label;
}

/// Of the newest result, so that what is shown is what will leave next.
QString newestOwnSet(const BoardSource& source)
{
    const LeaderboardRow* newest = nullptr;
    for (const LeaderboardGroup& group : source.board().groups) {
        for (const LeaderboardRow& row : group.rows) {
            const bool isOwn = !row.shared && row.status == RunStatus::Completed;
            if (isOwn && (newest == nullptr || row.when > newest->when)) {
                newest = &row;
            }
        }
    }
    return newest == nullptr ? QString() : newest->setId;
}

}  // namespace

TeamPanel::TeamPanel(AppContext* context, QWidget* parent)
    : QWidget(parent), m_context(context), m_places(new QStackedWidget),
      m_word(plainLabel({}, QStringLiteral("teamWord"), QStringLiteral("caption")))
{
    setObjectName(QStringLiteral("teamPanel"));
    QLabel* intro = plainLabel(
        tr("A team's board is a PostgreSQL database on which finished results are shared. A run never needs "
           "it. Whoever looks after the database makes the board: \"epochmark-cli team init ADDRESS\"."),
        QStringLiteral("teamIntro"), QStringLiteral("caption muted"));
    m_places->addWidget(makeJoining());
    m_places->addWidget(makeJoined());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(14);
    column->addWidget(intro);
    column->addWidget(m_places);
    column->addWidget(m_word);
    column->addStretch(1);
    connect(&context->team(), &TeamLive::stateChanged, this, &TeamPanel::showState);
    connect(&context->team(), &TeamLive::told, this, &TeamPanel::showWord);
    showState(context->team().state());
    context->team().look();
    m_context->board().catchUp();  // for what leaves
}

SegmentedControl* TeamPanel::makeChoice(const QString& prefix)
{
    auto* choice = new SegmentedControl(tr("Which results are shared"));
    choice->addSegment(tr("Only what I share by hand"), prefix + QStringLiteral("ByHandSegment"));
    choice->addSegment(tr("Every finished result"), prefix + QStringLiteral("AlwaysSegment"));
    return choice;
}

QWidget* TeamPanel::makeJoining()
{
    auto* page = new QWidget;
    m_address = new QLineEdit;
    m_address->setObjectName(QStringLiteral("teamAddressEdit"));
    m_address->setMaxLength(kMostAddress);
    m_address->setPlaceholderText(QStringLiteral("postgresql://alice@db.example.org/lab"));
    auto* name = new QLabel(tr("&Address"));
    name->setBuddy(m_address);
    theme::setLook(name, QStringLiteral("muted"));
    auto* shared = new QLabel(tr("Shared"));
    theme::setLook(shared, QStringLiteral("muted"));
    m_choice = makeChoice(QStringLiteral("joining"));
    m_join = makeButton(tr("C&onnect"), QStringLiteral("joinButton"), QStringLiteral("team"));
    connect(m_join, &QPushButton::clicked, this, &TeamPanel::join);
    m_address->installEventFilter(this);
    auto* grid = new QGridLayout(page);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(12);
    grid->setColumnStretch(1, 1);
    grid->addWidget(name, 0, 0);
    grid->addWidget(m_address, 0, 1);
    grid->addWidget(plainLabel(tr("A URL, \"host=... dbname=... user=...\", or service=NAME of your service "
                                  "file. Passwords stay in ~/.pgpass or the service file. Off this machine "
                                  "the server has to prove who it is."),
                               QStringLiteral("teamAddressHint"), QStringLiteral("caption muted")),
                    1, 1);
    grid->addWidget(shared, 2, 0);
    grid->addWidget(m_choice, 2, 1, Qt::AlignLeft);
    grid->addWidget(m_join, 3, 1, Qt::AlignLeft);
    return page;
}

QWidget* TeamPanel::makeJoined()
{
    auto* page = new QWidget;
    m_place = plainLabel({}, QStringLiteral("teamPlace"), QStringLiteral("strong"));
    m_line = plainLabel({}, QStringLiteral("teamState"), QStringLiteral("caption muted"));
    m_waiting = plainLabel({}, QStringLiteral("teamOutbox"), QStringLiteral("caption"));
    m_problem = plainLabel({}, QStringLiteral("teamProblem"), QStringLiteral("caption"));
    m_sharing = makeChoice(QStringLiteral("joined"));
    connect(m_sharing, &SegmentedControl::currentChanged, this,
            [this](int index) { m_context->team().setSharesAlways(index == 1); });
    auto* look = makeButton(tr("&What leaves..."), QStringLiteral("whatLeavesButton"), QStringLiteral("eye"));
    auto* pull = makeButton(tr("&Fetch now"), QStringLiteral("pullNowButton"), QStringLiteral("repeat"));
    auto* leave = makeButton(tr("&Leave the team"), QStringLiteral("leaveTeamButton"),
                             QStringLiteral("close"));
    connect(look, &QPushButton::clicked, this, &TeamPanel::preview);
    connect(pull, &QPushButton::clicked, this, [this] { m_context->team().pull(); });
    connect(leave, &QPushButton::clicked, this, [this] {
        const qsizetype waiting = m_context->team().state().waiting.size();
        m_context->dialogs().ask(this, tr("Leave the team"),
                                 waiting > 0
                                     ? tr("Leave the team? %Ln set(s) that wait for it aren't sent then.",
                                          nullptr, static_cast<int>(waiting))
                                     : tr("Leave the team? What you shared stays on its board."),
                                 tr("Leave"), [this](bool isAccepted) {
                                     if (isAccepted) {
                                         m_context->team().leave();
                                     }
                                 });
    });
    auto* buttons = new QHBoxLayout;
    for (QPushButton* button : {look, pull, leave}) {
        buttons->addWidget(button);
    }
    buttons->addStretch(1);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_place, m_line, m_waiting, m_problem}) {
        column->addWidget(widget);
    }
    column->addWidget(m_sharing, 0, Qt::AlignLeft);
    column->addLayout(buttons);
    column->addStretch(1);
    return page;
}

void TeamPanel::showState(const TeamState& state)
{
    m_places->setCurrentIndex(state.hasTeam() ? 1 : 0);
    const QString place = oneLine(state.place);
    m_place->setText(state.user.isEmpty() ? place
                     : state.canShare ? tr("%1, as %2: may read and share").arg(place, oneLine(state.user))
                                      : tr("%1, as %2: may read").arg(place, oneLine(state.user)));
    m_line->setText(TeamWords::line(state, QDateTime::currentDateTime()));
    m_waiting->setText(TeamWords::waiting(state));
    m_waiting->setVisible(!state.waiting.isEmpty());
    m_problem->setText(oneLine(state.problem));
    m_problem->setVisible(!state.problem.isEmpty());
    m_sharing->setCurrentIndex(state.sharesAlways ? 1 : 0);
}

void TeamPanel::showWord(const TeamWord& word)
{
    setJoining(false);
    m_word->setText(oneLine(word.sentence));
    theme::setLook(m_word, word.isError ? QStringLiteral("caption warning") : QStringLiteral("caption"));
}

/// Enter joins; the dialog around would take it for its own button's.
bool TeamPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_address && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            join();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void TeamPanel::setJoining(bool isJoining)
{
    m_join->setEnabled(!isJoining);
    m_address->setReadOnly(isJoining);
}

void TeamPanel::join()
{
    if (!m_join->isEnabled()) {
        return;
    }
    m_word->setText(tr("Connecting..."));
    setJoining(true);
    m_context->team().join(m_address->text(), m_choice->currentIndex() == 1);
}

void TeamPanel::preview()
{
    const QString setId = newestOwnSet(m_context->board());
    if (setId.isEmpty()) {
        m_word->setText(tr("There is no finished result yet of which to show it."));
        return;
    }
    (new ShareDialog(m_context, setId, ShareDialog::Purpose::Look, this))->open();
}

}  // namespace epochmark
