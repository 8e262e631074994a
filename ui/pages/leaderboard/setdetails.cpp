// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/leaderboard/setdetails.h"

#include "models/celldelegate.h"
#include "pages/leaderboard/runhistory.h"
#include "pages/leaderboard/setfacts.h"
#include "results/board/rownames.h"
#include "theme/theme.h"
#include "widgets/boardheader.h"
#include "widgets/boardtable.h"
#include "widgets/buttons.h"
#include "widgets/iconbutton.h"
#include "widgets/icontext.h"

#include <QGridLayout>
#include <QItemSelectionModel>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>

namespace epochmark {

namespace {

constexpr int kRunRowHeight = 28;
constexpr int kMostRunRows = 8;

QLabel* selectableLabel(const QString& text, const QString& look)
{
    auto* label = new QLabel(text);
    theme::setLook(label, look);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

void clear(QGridLayout* grid)
{
    while (QLayoutItem* item = grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

QGridLayout* factGrid()
{
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    return grid;
}

}  // namespace

SetDetails::SetDetails(QWidget* parent) : Card(QString(), parent)
{
    setObjectName(QStringLiteral("setDetails"));
    setTitle(tr("Details"));
    makeHeader();
    makeBody();
}

void SetDetails::makeHeader()
{
    const auto add = [this](const QString& text, const QString& name, const QString& icon,
                            void (SetDetails::*asked)(const QString&)) {
        QPushButton* button = makeButton(text, name, icon, ButtonKind::Link, ButtonSize::Small);
        connect(button, &QPushButton::clicked, this, [this, asked] { Q_EMIT(this->*asked)(m_setId); });
        header()->addWidget(button);
        return button;
    };
    m_pin = add(tr("Pin as baseline"), QStringLiteral("pinButton"), QStringLiteral("pin"),
                &SetDetails::pinRequested);
    m_rename = add(tr("Rename"), QStringLiteral("renameButton"), QStringLiteral("pencil"),
                   &SetDetails::renameRequested);
    m_noteButton = add(tr("Note"), QStringLiteral("noteButton"), QStringLiteral("document"),
                       &SetDetails::noteRequested);
    add(tr("Report"), QStringLiteral("reportButton"), QStringLiteral("report"), &SetDetails::reportRequested);
    auto* close = new IconButton(QStringLiteral("close"), tr("Close the details"),
                                 QStringLiteral("closeDetails"));
    connect(close, &QToolButton::clicked, this, &SetDetails::closed);
    header()->addWidget(close);
}

void SetDetails::makeBody()
{
    m_configuration = selectableLabel(QString(), QStringLiteral("caption muted"));
    m_note = selectableLabel(QString(), QString());
    m_note->setObjectName(QStringLiteral("noteLabel"));
    m_warnings = new IconText;
    m_warnings->setObjectName(QStringLiteral("warningsText"));
    m_table = new BoardTable(kRunRowHeight);
    m_table->setObjectName(QStringLiteral("runsTable"));
    m_table->setAccessibleName(tr("Runs of this result"));
    m_table->setModel(&m_runs);
    m_table->setItemDelegate(new CellDelegate(m_table));
    m_table->setVisibleRows(kMostRunRows);
    m_table->boardHeader()->setPlain(true);
    m_table->boardHeader()->setSectionsClickable(false);
    m_table->boardHeader()->setFocusPolicy(Qt::NoFocus);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) {
                if (current.isValid()) {
                    showHistory(current.row());
                }
            });
    m_history = new RunHistory;
    m_workload = factGrid();
    m_environment = factGrid();
    auto* facts = new QHBoxLayout;
    facts->setSpacing(32);
    for (QGridLayout* grid : {m_workload, m_environment}) {
        auto* half = new QVBoxLayout;
        half->addLayout(grid);
        half->addStretch(1);
        facts->addLayout(half, 1);
    }
    body()->addWidget(m_configuration);
    body()->addWidget(m_note);
    body()->addWidget(m_warnings);
    body()->addWidget(m_table);
    body()->addSpacing(8);
    body()->addWidget(m_history);
    body()->addSpacing(8);
    body()->addLayout(facts);
}

void SetDetails::setRow(const LeaderboardRow& row)
{
    m_setId = row.setId;
    setTitle(nameWithThreads(row));
    m_configuration->setText(row.configuration);
    m_note->setText(row.note);
    m_note->setVisible(!row.note.isEmpty());
    m_pin->setText(row.isPinned ? tr("Unpin") : tr("Pin as baseline"));
    m_pin->setVisible(row.isRanked && !row.shared);
    m_rename->setVisible(!row.shared);  // what others shared stays as they said it
    m_noteButton->setVisible(!row.shared);
    QStringList sentences = row.unrankedReasons + sentencesOf(row.warnings);
    sentences.removeDuplicates();
    m_warnings->setContent(QStringLiteral("triangle"), IconRole::Warning,
                           sentences.join(QLatin1Char(' ')).toHtmlEscaped());
    m_warnings->setVisible(!sentences.isEmpty());
    m_row = row;
    m_runs.setRow(row);
    using Runs = RunsModel;
    m_table->fitColumns({52, 96, 72, 76, 76, 96, 96, 88, 92, 108, 76, 108, 124}, Runs::State,
                        {Runs::Memory, Runs::Seed, Runs::ValidationLoss, Runs::WarmUp, Runs::Started,
                         Runs::TrainAccuracy, Runs::Rate});
    const auto shown = std::find_if(row.runs.cbegin(), row.runs.cend(),
                                    [this](const RunRecord& run) { return run.id == m_runId; });
    const qsizetype usual = row.typical >= 0 ? row.typical : row.runs.size() - 1;
    showHistory(static_cast<int>(shown != row.runs.cend() ? std::distance(row.runs.cbegin(), shown) : usual));
    showFacts(m_workload, row, false);
    showFacts(m_environment, row, true);
}

/// The run that the cursor of the table stands on, else the one that stands for the set.
void SetDetails::showHistory(int run)
{
    if (run < 0 || run >= m_row.runs.size()) {
        m_history->hide();
        return;
    }
    m_runId = m_row.runs.at(run).id;
    m_history->setRun(m_row.runs.at(run), run + 1, m_row.runs.size());
}

void SetDetails::showFacts(QGridLayout* grid, const LeaderboardRow& row, bool isEnvironment)
{
    clear(grid);
    int line = 0;
    for (const SetFacts::Fact& fact : isEnvironment ? SetFacts::environment(row) : SetFacts::workload(row)) {
        grid->addWidget(selectableLabel(fact.name, QStringLiteral("caption muted")), line, 0, Qt::AlignTop);
        grid->addWidget(selectableLabel(fact.value, QStringLiteral("caption")), line, 1);
        ++line;
    }
}

void SetDetails::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT closed();
        return;
    }
    Card::keyPressEvent(event);
}

}  // namespace epochmark
