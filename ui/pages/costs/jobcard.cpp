// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/costs/jobcard.h"

#include "base/format.h"
#include "models/celldelegate.h"
#include "theme/theme.h"
#include "widgets/boardheader.h"
#include "widgets/boardtable.h"
#include "widgets/elidedlabel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

namespace epochmark {

namespace {

constexpr int kRowHeight = 40;
constexpr int kInputsWidth = 200;
constexpr qint64 kMostPictures = 100'000'000'000;
constexpr qint64 kMostEpochs = 1'000'000;

qint64 number(const QComboBox* field)
{
    bool isNumber = false;
    const qint64 value = QLocale().toLongLong(field->currentText(), &isNumber);
    return isNumber ? value : 0;
}

void mark(QComboBox* field, bool isNumber)
{
    theme::setLook(field, isNumber ? QString() : QStringLiteral("wrong"));
}

QLabel* fieldLabel(const QString& text, QWidget* buddy)
{
    auto* label = new QLabel(text);
    label->setBuddy(buddy);
    theme::setLook(label, QStringLiteral("caption muted strong"));
    return label;
}

}  // namespace

JobCard::JobCard(QWidget* parent) : Card(QString(), parent)
{
    setAccessibleName(tr("My job"));
    m_table = new BoardTable(kRowHeight);
    m_table->setObjectName(QStringLiteral("jobTable"));
    m_table->setAccessibleName(tr("What my job takes on each device"));
    m_table->setModel(&m_model);
    m_table->setItemDelegate(new CellDelegate(m_table));
    m_table->boardHeader()->setPlain(true);
    m_table->boardHeader()->setSectionsClickable(false);
    m_table->boardHeader()->setFocusPolicy(Qt::NoFocus);
    auto* row = new QHBoxLayout;
    row->setSpacing(24);
    row->addWidget(makeInputs());
    auto* right = new QVBoxLayout;
    m_hidden = new ElidedLabel;
    m_hidden->setObjectName(QStringLiteral("jobHiddenColumns"));
    theme::setLook(m_hidden, QStringLiteral("caption muted"));
    m_hidden->hide();
    connect(m_table, &BoardTable::columnsResized, this, &JobCard::tellHiddenColumns);
    right->addWidget(m_table);
    right->addWidget(m_hidden);
    right->addStretch(1);
    row->addLayout(right, 1);
    body()->addLayout(row);
}

QWidget* JobCard::makeInputs()
{
    auto* inputs = new QWidget;
    inputs->setFixedWidth(qRound(kInputsWidth * theme::fontScale()));
    auto* column = new QVBoxLayout(inputs);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    auto* title = new QLabel(tr("My job"));
    theme::setLook(title, QStringLiteral("title"));
    m_pictures = makeField(QStringLiteral("picturesCombo"), {10'000, 100'000, 1'000'000, 10'000'000},
                           1'000'000);
    m_epochs = makeField(QStringLiteral("epochsCombo"), {1, 10, 30, 90, 300}, 90);
    m_pictures->setAccessibleName(tr("Pictures"));
    m_epochs->setAccessibleName(tr("Epochs"));
    m_note = new QLabel;
    m_note->setObjectName(QStringLiteral("jobNote"));
    m_note->setWordWrap(true);
    theme::setLook(m_note, QStringLiteral("caption muted"));
    m_problem = new QLabel(tr("A whole number, 1 or more, is needed here."));
    m_problem->setObjectName(QStringLiteral("jobProblem"));
    m_problem->setWordWrap(true);
    m_problem->hide();
    theme::setLook(m_problem, QStringLiteral("caption error"));
    nameNetwork();
    column->addWidget(title);
    column->addSpacing(4);
    column->addWidget(fieldLabel(tr("P&ictures"), m_pictures));
    column->addWidget(m_pictures);
    column->addSpacing(4);
    column->addWidget(fieldLabel(tr("Epo&chs"), m_epochs));
    column->addWidget(m_epochs);
    column->addSpacing(2);
    column->addWidget(m_problem);
    column->addWidget(m_note);
    column->addStretch(1);
    return inputs;
}

QComboBox* JobCard::makeField(const QString& name, const QList<qint64>& offers, qint64 chosen)
{
    auto* field = new QComboBox;
    field->setObjectName(name);
    field->setEditable(true);
    field->setInsertPolicy(QComboBox::NoInsert);
    field->setCompleter(nullptr);
    for (const qint64 offer : offers) {
        field->addItem(format::count(offer));
    }
    field->setCurrentText(format::count(chosen));
    connect(field, &QComboBox::currentTextChanged, this, &JobCard::estimate);
    return field;
}

void JobCard::setRows(const QList<LeaderboardRow>& rows, const CostModel& costs)
{
    m_rows = rows;
    m_costs = costs;
    nameNetwork();
    estimate();
}

void JobCard::tellHiddenColumns()
{
    const QStringList hidden = m_table->hiddenHeads();
    m_hidden->setText(tr("No room here for: %1.").arg(hidden.join(QStringLiteral(" · "))));
    m_hidden->setVisible(!hidden.isEmpty());
}

/// All rows are of one workload.
void JobCard::nameNetwork()
{
    const bool hasRun = !m_rows.isEmpty() && !m_rows.constFirst().runs.isEmpty();
    m_note->setText(hasRun ? tr("With %1 on pictures of the same size. Another network takes another time.")
                                 .arg(m_rows.constFirst().runs.constFirst().workload.networkTitle())
                           : tr("Same network, same picture size. Another network takes another time."));
}

JobRequest JobCard::job() const
{
    return {std::min(number(m_pictures), kMostPictures),
            static_cast<int>(std::min(number(m_epochs), kMostEpochs))};
}

void JobCard::setJob(const JobRequest& job)
{
    const QSignalBlocker blocker(this);
    m_pictures->setCurrentText(format::count(job.pictures));
    m_epochs->setCurrentText(format::count(job.epochs));
}

void JobCard::estimate()
{
    const JobRequest job = this->job();
    const bool isJob = job.pictures > 0 && job.epochs > 0;
    QList<JobModel::Job> jobs;
    mark(m_pictures, job.pictures > 0);
    mark(m_epochs, job.epochs > 0);
    m_problem->setVisible(!isJob);
    for (const LeaderboardRow& row : std::as_const(m_rows)) {
        jobs.append({row.setId, row.deviceName,
                     isJob ? estimateJob(row, job.pictures, job.epochs, m_costs) : std::nullopt});
    }
    m_model.setJobs(jobs);
    // Little more than the figures need: a device may be the fastest and the cheapest, and says both.
    m_table->fitColumns({180, 96, 112, 80, 96}, JobModel::Device, {JobModel::TimeInterval, JobModel::Energy});
    Q_EMIT jobChanged(job);
}

}  // namespace epochmark
