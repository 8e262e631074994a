// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/costs/costspage.h"

#include "base/format.h"
#include "context/appcontext.h"
#include "cost/costmodel.h"
#include "pages/columnmemory.h"
#include "pages/costs/breakevencard.h"
#include "pages/costs/costbarscard.h"
#include "pages/costs/costexchange.h"
#include "pages/costs/costsheet.h"
#include "pages/costs/jobcard.h"
#include "pages/costs/pricecard.h"
#include "pages/costs/usagecard.h"
#include "results/board/rowchoice.h"
#include "results/board/rownames.h"
#include "theme/theme.h"
#include "widgets/buttons.h"
#include "widgets/elsewheredialog.h"
#include "widgets/emptystate.h"
#include "widgets/measureelsewhere.h"
#include "widgets/pageheader.h"
#include "widgets/pagescroll.h"
#include "widgets/savedbanner.h"
#include "widgets/workloadcombo.h"

#include <QMenu>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

namespace epochmark {

namespace {

constexpr int kMargin = 24;
constexpr int kColumnGap = 24;
constexpr int kCardGap = 16;
constexpr int kLeftWidth = 320;
constexpr int kBarsWidth = 384;
constexpr int kChartsHeight = 441;
constexpr int kWideFrom = 820;  // below it the two charts stand one above the other
constexpr int kSaveAfterMs = 400;
constexpr int kMostRows = 100;  // more bars say nothing and would make the sliders lag

QStringList currenciesOf(const PriceBook& book)
{
    QStringList currencies;
    for (const Price& price : book.prices()) {
        currencies.append(price.currency);
    }
    return currencies;
}

}  // namespace

CostsPage::CostsPage(AppContext* context, QWidget* parent)
    : QWidget(parent), m_context(context), m_board(context->board()), m_known(context->prices()),
      m_book(m_known), m_banner(new SavedBanner), m_saving(new QTimer(this))
{
    setObjectName(QStringLiteral("costsPage"));
    m_saving->setSingleShot(true);
    m_saving->setInterval(kSaveAfterMs);
    connect(m_saving, &QTimer::timeout, this, &CostsPage::savePrices);
    m_banner->setObjectName(QStringLiteral("costsBanner"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kMargin, kMargin, kMargin - PageScroll::kBarRoom, kMargin);
    column->setSpacing(kCardGap);
    column->addWidget(makeHeader());
    column->addLayout(PageScroll::aligned(m_banner));
    m_empty = makeEmptyState();
    m_empty->hide();
    column->addWidget(m_empty, 1);
    column->addWidget(makeContent(), 1);
    m_content->hide();
    keepChoices();
    connect(&m_board, &BoardFollower::refreshed, this, &CostsPage::showGroups);
    connect(context, &AppContext::costsRequested, this, &CostsPage::showSet);
    connect(m_usage, &UsageCard::assumptionsChanged, this, [this](const UsageAssumptions& assumptions) {
        m_book.assumptions = assumptions;
        m_saving->start();
        showRows();
    });
    connect(m_bars, &CostBarsCard::elsewhereRequested, this, &CostsPage::measureElsewhere);
    connect(m_breakEven, &BreakEvenCard::priceWanted, m_prices, &PriceCard::addPrice);
    connect(m_prices, &PriceCard::bookChanged, this, &CostsPage::changePrices);
}

QWidget* CostsPage::makeHeader()
{
    auto* header = new PageHeader(tr("Costs"));
    m_header = header;
    m_workload = new WorkloadCombo;
    m_workload->setObjectName(QStringLiteral("costsWorkloadCombo"));
    m_workload->hide();
    header->addAction(m_workload);
    header->addAction(m_export = makeExport());
    header->layout()->setContentsMargins(0, 0, PageScroll::kBarRoom, 0);
    return header;
}

QPushButton* CostsPage::makeExport()
{
    auto* button = makeButton(tr("&Export"), QStringLiteral("exportCostsButton"), QStringLiteral("export"));
    auto* menu = new QMenu(button);
    menu->setObjectName(QStringLiteral("exportCostsMenu"));
    auto* exchange = new CostExchange(m_context, this, [this] {
        const LeaderboardGroup* group = m_board.group(m_workload->fingerprint());
        const JobRequest job = m_job->job();
        return CostExchange::Content{
            {group ? group->title : QString(), m_workload->fingerprint(), m_rows, job.pictures, job.epochs},
            m_book};
    });
    addSheetExports(menu, m_context, this, QStringLiteral("epochmark-costs"), m_banner,
                    [this](bool isDark) { return makeSheet(isDark); });
    exchange->addExports(menu);
    connect(exchange, &CostExchange::told, this, &CostsPage::showNotice);
    connect(exchange, &CostExchange::saved, m_banner, &SavedBanner::tellSaved);
    button->setMenu(menu);
    theme::setLook(button, QStringLiteral("menu"));
    return button;
}

/// The break-even's answer on top, where there is one.
SheetOrder CostsPage::makeSheet(bool isDark) const
{
    const LeaderboardGroup* group = m_board.group(m_workload->fingerprint());
    const auto sheet = std::make_shared<CostSheet>(
        m_rows, m_book, m_job->job(), BreakEvenSets{m_breakEven->ownedSet(), m_breakEven->rentedSet()},
        isDark);
    PageFrame frame;
    frame.headline = sheet->answer().isEmpty() ? tr("What a run costs") : sheet->answer();
    frame.subtitle = QStringLiteral("%1 · %2").arg(group ? group->title : QString(),
                                                   assumptionsSentence(m_book.assumptions));
    frame.fingerprint = format::fingerprint(m_workload->fingerprint());
    frame.made = sheetMaking();
    return {sheet, frame, sheet->rows()};
}

void CostsPage::keepChoices()
{
    Settings& settings = m_context->settings();
    m_workload->remember(settings.workload(QStringLiteral("costs")));
    connect(m_workload, &WorkloadCombo::fingerprintChosen, this,
            [this, &settings](const QString& fingerprint) {
                settings.setWorkload(QStringLiteral("costs"), fingerprint);
                takeRows();
                showRows();
            });
    m_job->setJob(settings.job());
    connect(m_job, &JobCard::jobChanged, this, [&settings](const JobRequest& job) {
        if (job.pictures > 0 && job.epochs > 0 && job != settings.job()) {
            settings.setJob(job);
        }
    });
    keepColumnWidths(m_job->table(), settings);
}

EmptyState* CostsPage::makeEmptyState()
{
    auto* empty = new EmptyState(
        QStringLiteral("dollar"), tr("Measure a device first."),
        tr("What a run costs follows from the time it was measured to take. Run a benchmark, then "
           "give the device a price."));
    empty->setObjectName(QStringLiteral("costsEmpty"));
    QPushButton* run = makeButton(tr("&Run a benchmark"), QStringLiteral("costsRunButton"),
                                  QStringLiteral("stopwatch"), ButtonKind::Primary);
    connect(run, &QPushButton::clicked, m_context, &AppContext::openBenchmark);
    empty->addButton(run);
    auto* elsewhere = new MeasureElsewhere(m_context);
    m_elsewhere = elsewhere;
    empty->addAside(tr("The device isn't in this machine?"), elsewhere);
    return empty;
}

QWidget* CostsPage::makeContent()
{
    m_content = new QWidget;
    auto* row = new QHBoxLayout(m_content);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kColumnGap - PageScroll::kBarRoom);
    m_usage = new UsageCard;
    m_prices = new PriceCard;
    PageScroll* left = makeColumn(QStringLiteral("costsLeft"), {m_usage, m_prices}, m_prices);
    left->setFixedWidth(qRound(kLeftWidth * theme::fontScale()) + PageScroll::kBarRoom);
    row->addWidget(left);
    QWidget* charts = makeCharts();
    m_job = new JobCard;
    row->addWidget(makeColumn(QStringLiteral("costsRight"), {charts, m_job}, charts), 1);
    return m_content;
}

/// `growing` takes what height is left, so that both columns end together.
PageScroll* CostsPage::makeColumn(const QString& name, std::initializer_list<QWidget*> cards,
                                  const QWidget* growing) const
{
    auto* inner = new QWidget;
    theme::setLook(inner, QStringLiteral("clear"));
    auto* column = new QVBoxLayout(inner);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kCardGap);
    for (QWidget* card : cards) {
        column->addWidget(card, card == growing ? 1 : 0);
    }
    auto* scroll = new PageScroll;
    scroll->setObjectName(name);
    scroll->setWidget(inner);
    return scroll;
}

QWidget* CostsPage::makeCharts()
{
    auto* charts = new QWidget;
    m_bars = new CostBarsCard;
    m_breakEven = new BreakEvenCard;
    m_charts = new QBoxLayout(QBoxLayout::LeftToRight, charts);
    m_charts->setContentsMargins(0, 0, 0, 0);
    m_charts->setSpacing(kCardGap);
    m_charts->addWidget(m_bars);
    m_charts->addWidget(m_breakEven, 1);
    for (QWidget* card : std::initializer_list<QWidget*>{m_bars, m_breakEven}) {
        card->setMinimumHeight(qRound(kChartsHeight * theme::fontScale()));
    }
    return charts;
}

void CostsPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_context->readPrices();
    m_board.setActive(true);
}

void CostsPage::hideEvent(QHideEvent* event)
{
    m_board.setActive(false);
    if (m_saving->isActive()) {
        m_saving->stop();
        savePrices();
    }
    QWidget::hideEvent(event);
}

void CostsPage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const double scale = theme::fontScale();
    const bool isWide = width() - 2 * kMargin - kColumnGap - kLeftWidth * scale >= kWideFrom * scale;
    m_charts->setDirection(isWide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_bars->setFixedWidth(isWide ? qRound(kBarsWidth * scale) : QWIDGETSIZE_MAX);
    m_bars->setMinimumWidth(isWide ? qRound(kBarsWidth * scale) : 0);
}

void CostsPage::showGroups()
{
    if (!m_board.error().isEmpty()) {
        showNotice(true, m_board.error());
    }
    QList<WorkloadCombo::Entry> entries;
    for (const LeaderboardGroup& group : m_board.groups()) {
        entries.append({group.fingerprint, group.title});
    }
    m_workload->setEntries(entries);
    takeBook();
    takeRows();
    showRows();
    openPending();
}

void CostsPage::showRows()
{
    const QList<LeaderboardRow>& rows = m_rows;
    if (rows.isEmpty()) {
        m_elsewhere->setWork(MeasureElsewhere::lastWork(*m_context));
    }
    m_empty->setVisible(rows.isEmpty());
    m_content->setVisible(!rows.isEmpty());
    m_export->setVisible(!rows.isEmpty());
    m_header->setSentence(
        m_areAllShown
            ? tr("What a run costs on each measured device. A price you have not given stays \"-\".")
            : tr("What a run costs on %1 of the results: this machine, devices with a price, and the "
                 "fastest.")
                  .arg(kMostRows));
    const CostModel costs(m_book);
    m_prices->setBook(m_book, devicesOf(rows));
    m_usage->offerCurrencies(currenciesOf(m_book));
    m_bars->setRows(rows, costs);
    m_breakEven->setRows(rows, m_book);
    m_job->setRows(rows, costs);
}

void CostsPage::openPending()
{
    const QString setId = m_pendingSet;
    const LeaderboardGroup* group = setId.isEmpty() ? nullptr : m_board.groupOfSet(setId);
    if (!group) {
        return;  // not read yet: a later reading has it
    }
    m_pendingSet.clear();
    m_workload->choose(group->fingerprint);
    takeRows();
    showRows();
    const LeaderboardRow* row = m_board.rowOfSet(setId);
    if (row && !row->runs.isEmpty()) {
        m_prices->editDevice(row->runs.last().device.name);
    }
}

void CostsPage::showSet(const QString& setId)
{
    m_pendingSet = setId;
    if (!setId.isEmpty() && m_board.isLoaded()) {
        m_board.renew();
    }
}

void CostsPage::changePrices(const PriceBook& book)
{
    m_book = book;
    m_saving->stop();
    savePrices();
    showRows();
}

/// What others changed, with what is being changed here.
void CostsPage::takeBook()
{
    m_book = PriceBook::merged(m_known, m_book, m_context->prices());
    m_known = m_context->prices();
    m_usage->setAssumptions(m_book.assumptions);
}

void CostsPage::savePrices()
{
    takeBook();
    const auto saved = m_context->setPrices(m_book);
    m_known = m_book = m_context->prices();
    if (!saved) {
        showNotice(true, saved.error().message);
    }
}

/// The work that is shown here, for a device to be priced that isn't in this machine.
void CostsPage::measureElsewhere()
{
    const LeaderboardGroup* group = m_board.group(m_workload->fingerprint());
    const RunCommand work = group ? MeasureElsewhere::workOf(*group) : MeasureElsewhere::lastWork(*m_context);
    (new ElsewhereDialog(m_context, work, this))->open();
}

void CostsPage::showNotice(bool isError, const QString& sentence)
{
    if (isError) {
        m_banner->tellFailed(sentence);
    } else {
        m_banner->tellSaved(sentence);
    }
}

/// Those that have a time, in the order of the board: the fastest first, what isn't ranked at the end.
void CostsPage::takeRows()
{
    const LeaderboardGroup* group = m_board.group(m_workload->fingerprint());
    const QList<LeaderboardRow> all = group ? group->rows : QList<LeaderboardRow>();
    QList<const LeaderboardRow*> measured;
    for (const LeaderboardRow& row : all) {
        if (row.medianSeconds) {
            measured.append(&row);
        }
    }
    m_rows.clear();
    for (const LeaderboardRow* row : fewRows(measured, kMostRows)) {
        m_rows.append(*row);
    }
    m_areAllShown = m_rows.size() == measured.size();
    const QStringList names = distinctNames(m_rows);
    for (qsizetype index = 0; index < m_rows.size(); ++index) {
        m_rows[index].deviceName = names.at(index);
    }
}

QStringList CostsPage::devicesOf(const QList<LeaderboardRow>& rows)
{
    QStringList devices;
    for (const LeaderboardRow& row : rows) {
        const QString device = row.runs.last().device.name;
        if (!devices.contains(device)) {
            devices.append(device);
        }
    }
    return devices;
}

}  // namespace epochmark
