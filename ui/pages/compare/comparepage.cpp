// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/compare/comparepage.h"

#include "base/format.h"
#include "base/outputfile.h"
#include "charts/curvechart.h"
#include "context/appcontext.h"
#include "models/celldelegate.h"
#include "pages/compare/comparebars.h"
#include "pages/compare/comparesheet.h"
#include "pages/compare/runchip.h"
#include "pages/compare/scalingpart.h"
#include "results/board/compareanswer.h"
#include "results/board/comparison.h"
#include "results/board/rowchoice.h"
#include "results/board/rownames.h"
#include "results/board/rowtimes.h"
#include "results/exchange/comparisonmarkdown.h"
#include "theme/theme.h"
#include "widgets/banner.h"
#include "widgets/boardheader.h"
#include "widgets/boardtable.h"
#include "widgets/buttons.h"
#include "widgets/card.h"
#include "widgets/chartmenubutton.h"
#include "widgets/dashkeys.h"
#include "widgets/elidedlabel.h"
#include "widgets/elsewheredialog.h"
#include "widgets/emptystate.h"
#include "widgets/flowrow.h"
#include "widgets/measureelsewhere.h"
#include "widgets/pageheader.h"
#include "widgets/pagescroll.h"
#include "widgets/savedbanner.h"
#include "widgets/segmentedcontrol.h"
#include "widgets/stickyhead.h"

#include <QCheckBox>
#include <QClipboard>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace epochmark {

namespace {

constexpr int kMargin = 24;
constexpr int kCardGap = 16;
constexpr int kChartHeight = 282;
constexpr int kRowHeight = 32;
constexpr int kWideFrom = 900;
constexpr int kMostChoices = 30;  // in a menu

}  // namespace

ComparePage::ComparePage(AppContext* context, QWidget* parent)
    : QWidget(parent), m_context(context), m_board(context->board())
{
    setObjectName(QStringLiteral("comparePage"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kMargin, kMargin, kMargin - PageScroll::kBarRoom, kMargin);
    column->setSpacing(kCardGap);
    m_banner = new SavedBanner;
    m_banner->setObjectName(QStringLiteral("compareBanner"));
    column->addWidget(makeHeader());
    column->addLayout(PageScroll::aligned(m_banner));
    m_empty = makeEmptyState();
    column->addWidget(m_empty, 1);
    column->addWidget(makeContent(), 1);
    m_scaling = new ScalingPart(context);
    m_scaling->hide();
    column->addWidget(m_scaling, 1);
    m_scroll->hide();
    connect(&m_board, &BoardFollower::refreshed, this, &ComparePage::showChosen);
    connect(&m_board, &BoardFollower::rowChanged, this, &ComparePage::showChangedRow);
    connect(context, &AppContext::compareRequested, this, [this](const QStringList& setIds) {
        m_kind->setCurrentIndex(0);
        setSets(setIds);
    });
}

QWidget* ComparePage::makeHeader()
{
    auto* header = new PageHeader(tr("Compare"));
    m_header = header;
    header->layout()->setContentsMargins(0, 0, PageScroll::kBarRoom, 0);
    m_axis = new SegmentedControl(tr("Horizontal axis"));
    m_axis->addSegment(tr("Epochs"), QStringLiteral("compareEpochs"));
    m_axis->addSegment(tr("Elapsed time"), QStringLiteral("compareElapsed"));
    m_axis->setCurrentIndex(m_context->settings().isElapsedAxis() ? 1 : 0);
    connect(m_axis, &SegmentedControl::currentChanged, this, [this] { showComparison(); });
    m_kind = new SegmentedControl(tr("What is compared"));
    m_kind->addSegment(tr("Results"), QStringLiteral("compareResults"));
    m_kind->addSegment(tr("Scaling"), QStringLiteral("compareScaling"));
    m_kind->setCurrentIndex(0);
    connect(m_kind, &SegmentedControl::currentChanged, this, [this] { showChosen(); });
    header->addChooser(m_kind);
    m_add = makeButton(tr("&Add a result"), QStringLiteral("addResultButton"), QStringLiteral("plus"));
    m_add->setMenu(new QMenu(m_add));
    theme::setLook(m_add, QStringLiteral("menu"));
    connect(m_add->menu(), &QMenu::aboutToShow, this, &ComparePage::fillAddMenu);
    header->addAction(m_add);
    header->addAction(m_export = makeExport());
    return header;
}

QPushButton* ComparePage::makeExport()
{
    QPushButton* button = makeButton(tr("&Export"), QStringLiteral("exportCompareButton"),
                                     QStringLiteral("export"));
    auto* menu = new QMenu(button);
    menu->setObjectName(QStringLiteral("exportCompareMenu"));
    addSheetExports(menu, m_context, this, QStringLiteral("epochmark-compare"), m_banner,
                    [this](bool isDark) { return makeSheet(isDark); });
    QAction* file = menu->addAction(theme::icon(QStringLiteral("list"), IconRole::Muted), tr("&Markdown"));
    file->setObjectName(QStringLiteral("exportCompare-md"));
    connect(file, &QAction::triggered, this, [this] {
        const QString name = QDir(m_context->settings().exportFolder())
                                 .filePath(QStringLiteral("epochmark-compare.md"));
        m_context->dialogs().saveFile(this, tr("Export the comparison"), name, tr("Markdown (*.md)"),
                                      [this](const QString& path) { saveMarkdown(path); });
    });
    menu->addSeparator();
    QAction* copy = menu->addAction(theme::icon(QStringLiteral("copy"), IconRole::Muted),
                                    tr("C&opy as Markdown"));
    copy->setObjectName(QStringLiteral("copyCompare"));
    connect(copy, &QAction::triggered, this, [this] {
        QGuiApplication::clipboard()->setText(QString::fromUtf8(markdown()));
        m_banner->tellSaved(tr("The comparison is on the clipboard, as Markdown."));
    });
    button->setMenu(menu);
    theme::setLook(button, QStringLiteral("menu"));
    return button;
}

SheetOrder ComparePage::makeSheet(bool isDark) const
{
    const QList<LeaderboardRow> shown = rows();
    const Comparison comparison(shown);
    const QStringList names = distinctNames(shown);
    const auto axis = m_axis->currentIndex() == 0 ? CurveChart::XAxis::Epochs
                                                  : CurveChart::XAxis::ElapsedTime;
    PageFrame frame;
    const QString answer = compareAnswer(comparison, names);
    frame.headline = answer.isEmpty() ? names.join(QStringLiteral(" · ")) : answer;
    frame.subtitle = comparison.verdict();
    frame.made = sheetMaking();
    if (comparison.isComparable()) {
        const LeaderboardGroup* group = m_board.groupOfSet(shown.first().setId);
        frame.subtitle = QStringLiteral("%1 · %2").arg(group ? group->title : QString(), frame.subtitle);
        frame.fingerprint = format::fingerprint(shown.first().fingerprint);
    }
    return {std::make_shared<CompareSheet>(comparison, names, axis, isDark), frame, shown};
}

QByteArray ComparePage::markdown() const
{
    const Comparison comparison(rows());
    return comparisonAsMarkdown(comparison, comparison.slowest(), m_onlyDifferent->isChecked());
}

void ComparePage::saveMarkdown(const QString& path)
{
    m_context->settings().setExportFolder(QFileInfo(path).absolutePath());
    const auto work = [text = markdown(), path] { return outputfile::write(path, text); };
    m_context->writer().run(this, work, [this, path](const Result<void>& written) {
        if (written) {
            m_banner->tellSaved(tr("The comparison is in %1.").arg(QDir::toNativeSeparators(path)), {path});
        } else {
            m_banner->tellFailed(written.error().message, written.error().detail);
        }
    });
}

EmptyState* ComparePage::makeEmptyState()
{
    auto* empty = new EmptyState(QStringLiteral("compare"), tr("Choose two results to compare."),
                                 tr("Select them on the Leaderboard, or add them here."));
    empty->setObjectName(QStringLiteral("compareEmpty"));
    QPushButton* open = makeButton(tr("Open the &Leaderboard"), QStringLiteral("openLeaderboardButton"),
                                   QStringLiteral("bars"), ButtonKind::Primary);
    connect(open, &QPushButton::clicked, this, [this] { m_context->openLeaderboard(); });
    empty->addButton(open);
    m_elsewhere = new MeasureElsewhere(m_context);
    empty->addAside(tr("The device isn't in this machine?"), m_elsewhere);
    return empty;
}

bool ComparePage::isScalingShown() const
{
    return m_kind->currentIndex() == 1;
}

void ComparePage::showChosen()
{
    m_scaling->setVisible(isScalingShown());
    if (isScalingShown()) {
        showScaling();
    } else {
        showComparison();
    }
}

void ComparePage::showScaling()
{
    for (QWidget* part : std::initializer_list<QWidget*>{m_add, m_export, m_empty, m_scroll}) {
        part->hide();
    }
    m_header->setSentence(tr("One rank against several that share the same work out."));
    m_scaling->setSeries(scalingOf(Board{m_board.groups()}));
}

QWidget* ComparePage::makeContent()
{
    auto* content = new QWidget;
    theme::setLook(content, QStringLiteral("clear"));
    m_chips = new FlowRow;
    m_chips->setObjectName(QStringLiteral("chips"));
    m_verdict = new Banner;
    m_verdict->setObjectName(QStringLiteral("verdict"));
    m_bars = new CompareBars;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kCardGap);
    auto* chosen = new QWidget;
    auto* row = new QHBoxLayout(chosen);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kCardGap);
    row->addWidget(m_chips, 1);
    row->addWidget(m_axis, 0, Qt::AlignTop);
    for (QWidget* part :
         std::initializer_list<QWidget*>{chosen, m_verdict, makeCharts(), m_bars, makeSettings()}) {
        column->addWidget(part);
    }
    column->addStretch(1);
    m_scroll = new PageScroll;
    m_scroll->setObjectName(QStringLiteral("compareScroll"));
    m_scroll->setWidget(content);
    new StickyHead(m_table, m_scroll);  // the scroll area owns it
    return m_scroll;
}

QWidget* ComparePage::makeCharts()
{
    auto* charts = new QWidget;
    m_charts = new QBoxLayout(QBoxLayout::LeftToRight, charts);
    m_charts->setContentsMargins(0, 0, 0, 0);
    m_charts->setSpacing(kCardGap);
    m_accuracy = new CurveChart(CurveChart::Metric::Accuracy);
    m_accuracy->setObjectName(QStringLiteral("compareAccuracy"));
    m_loss = new CurveChart(CurveChart::Metric::Loss);
    m_loss->setObjectName(QStringLiteral("compareLoss"));
    CurveChart::link(m_accuracy, m_loss);
    m_charts->addWidget(makeChartCard(tr("Accuracy"), m_accuracy), 1);
    m_charts->addWidget(makeChartCard(tr("Loss"), m_loss), 1);
    return charts;
}

QWidget* ComparePage::makeChartCard(const QString& title, CurveChart* chart)
{
    auto* card = new Card(title);
    card->setMinimumHeight(qRound(kChartHeight * theme::fontScale()));
    card->body()->addWidget(chart, 1);
    auto* whose = new ElidedLabel(tr("each set's median run"));
    whose->setObjectName(QStringLiteral("whoseCurves"));
    theme::setLook(whose, QStringLiteral("caption muted"));
    card->header()->insertWidget(1, whose);
    m_whose.append(whose);
    card->header()->addWidget(new DashKeys(DashKeys::Ink::Neutral));
    card->header()->addWidget(new ChartMenuButton(chart));
    return card;
}

QWidget* ComparePage::makeSettings()
{
    auto* card = new Card(tr("Settings"));
    m_onlyDifferent = new QCheckBox(tr("Only what &differs"));
    m_onlyDifferent->setObjectName(QStringLiteral("onlyDifferentCheck"));
    connect(m_onlyDifferent, &QCheckBox::toggled, this, &ComparePage::showComparison);
    card->header()->addWidget(m_onlyDifferent);
    m_table = new BoardTable(kRowHeight);
    m_table->setObjectName(QStringLiteral("settingsTable"));
    m_table->setAccessibleName(tr("Settings side by side"));
    m_table->setModel(&m_settings);
    auto* delegate = new CellDelegate(m_table);
    delegate->setIconSize(16);
    m_table->setItemDelegate(delegate);
    m_table->boardHeader()->setPlain(true);
    m_table->boardHeader()->setHasNames(true);
    m_table->boardHeader()->setSectionsClickable(false);
    m_table->boardHeader()->setFocusPolicy(Qt::NoFocus);
    card->body()->addWidget(m_table);
    return card;
}

void ComparePage::setSets(const QStringList& setIds)
{
    m_wanted = setIds;
    if (m_board.isLoaded()) {
        showChosen();
        m_board.renew();  // it may have been measured since the last reading
    }
}

void ComparePage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_board.setActive(true);
}

void ComparePage::hideEvent(QHideEvent* event)
{
    m_board.setActive(false);
    QWidget::hideEvent(event);
}

void ComparePage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const bool isWide = width() >= kWideFrom * theme::fontScale();
    m_charts->setDirection(isWide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

QList<LeaderboardRow> ComparePage::rows() const
{
    QList<LeaderboardRow> rows;
    for (const QString& setId : m_wanted) {
        const LeaderboardRow* row = m_board.rowOfSet(setId);
        if (row && rows.size() < kMostSets) {
            rows.append(*row);
        }
    }
    return rows;
}

void ComparePage::showComparison()
{
    const QList<LeaderboardRow> rows = this->rows();
    m_sets.clear();
    for (const LeaderboardRow& row : rows) {
        m_sets.append(row.setId);
    }
    const bool isShown = rows.size() > 1;
    m_empty->setVisible(!isShown);
    m_scroll->setVisible(isShown);
    m_export->setVisible(isShown);
    m_add->show();
    m_add->setEnabled(rows.size() < kMostSets);
    m_header->setSentence(
        m_wanted.size() > kMostSets
            ? tr("The first %1 of %2 chosen results.").arg(kMostSets).arg(m_wanted.size())
            : tr("Results over each other. A ratio is shown only where the work was the same."));
    m_empty->setContent(QStringLiteral("compare"),
                        rows.isEmpty() ? tr("Choose two results to compare.")
                                       : tr("One more result is needed."),
                        rows.isEmpty() ? tr("Select them on the Leaderboard, or add them here.")
                                       : tr("%1 is chosen. Add another to see them over each other.")
                                             .arg(nameWithThreads(rows.first())));
    if (!isShown) {
        m_elsewhere->setWork(elsewhereWork());
        return;
    }
    const QStringList names = distinctNames(rows);
    const Comparison comparison(rows);
    showChips(rows, names);
    showVerdict(comparison, names);
    showCurves(rows, names);
    m_bars->setComparison(comparison, names);
    showSettings(comparison, names);
}

/// Of a run in work only the curves grow.
void ComparePage::showChangedRow(const QString& setId)
{
    if (isScalingShown()) {
        return;  // a run in work has no time yet
    }
    const QList<LeaderboardRow> rows = this->rows();
    if (!m_sets.contains(setId)) {
        if (m_wanted.contains(setId)) {
            showComparison();
        }
    } else if (rows.size() > 1) {
        showCurves(rows, distinctNames(rows));
    }
}

void ComparePage::showChips(const QList<LeaderboardRow>& rows, const QStringList& names)
{
    m_chips->clear();
    const format::TimeUnit unit = timeUnitOf(rows);
    for (int row = 0; row < rows.size(); ++row) {
        // The chips name the curves where the charts hold too many to name them all.
        auto* chip = new RunChip(
            rows.at(row).setId, names.at(row),
            QStringLiteral("%1 · %2").arg(timeText(rows.at(row), unit),
                                          format::percent(rows.at(row).validationAccuracy)),
            row);
        connect(
            chip, &RunChip::removeRequested, this,
            [this](const QString& setId) {
                m_wanted.removeAll(setId);
                showComparison();
            },
            Qt::QueuedConnection);
        m_chips->addWidget(chip);
    }
}

/// The answer first, where there is one, then whether it may be had.
void ComparePage::showVerdict(const Comparison& comparison, const QStringList& names)
{
    const bool isGood = comparison.isComparable() || comparison.isPlainAgainstTuned();
    if (const QString answer = compareAnswer(comparison, names); !answer.isEmpty()) {
        m_verdict->setContent(Banner::Kind::Success, answer, comparison.verdict());
        return;
    }
    m_verdict->setContent(
        isGood ? Banner::Kind::Success : Banner::Kind::Warning, comparison.verdict(),
        comparison.obstacles().size() > 1 ? comparison.obstacles().join(QStringLiteral(" · ")) : QString());
}

void ComparePage::showCurves(const QList<LeaderboardRow>& rows, const QStringList& names)
{
    const auto axis = m_axis->currentIndex() == 0 ? CurveChart::XAxis::Epochs
                                                  : CurveChart::XAxis::ElapsedTime;
    for (CurveChart* chart : {m_accuracy, m_loss}) {
        chart->setXAxis(axis);
        chart->setPlannedEpochs(plannedEpochsOf(rows));
    }
    const bool hasRepeats = std::ranges::any_of(
        rows, [](const auto& row) { return row.countedSeconds.size() > 1; });
    for (QWidget* whose : std::as_const(m_whose)) {
        whose->setVisible(hasRepeats);
    }
    m_accuracy->setCurves(curvesOfRows(rows, CurveChart::Metric::Accuracy, names));
    m_loss->setCurves(curvesOfRows(rows, CurveChart::Metric::Loss, names));
}

void ComparePage::showSettings(const Comparison& comparison, const QStringList& names)
{
    m_settings.setComparison(comparison, names, m_onlyDifferent->isChecked());
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->setVisibleRows(qMax(1, m_settings.rowCount()));
}

/// What the first chosen result did, else what was run last.
RunCommand ComparePage::elsewhereWork() const
{
    const LeaderboardGroup* group = m_wanted.isEmpty() ? nullptr : m_board.groupOfSet(m_wanted.first());
    return group ? MeasureElsewhere::workOf(*group) : MeasureElsewhere::lastWork(*m_context);
}

void ComparePage::measureElsewhere()
{
    (new ElsewhereDialog(m_context, elsewhereWork(), this))->open();
}

void ComparePage::fillAddMenu()
{
    QMenu* menu = m_add->menu();
    menu->clear();
    for (const LeaderboardGroup& group : m_board.groups()) {
        QMenu* section = m_board.groups().size() > 1 ? menu->addMenu(group.title) : menu;
        const QList<LeaderboardRow> few = fewRows(group.rows, kMostChoices);
        for (const LeaderboardRow& row : few) {
            if (m_sets.contains(row.setId) || row.runs.isEmpty()) {
                continue;
            }
            QAction* action = section->addAction(choiceText(row));
            connect(action, &QAction::triggered, this,
                    [this, setId = row.setId] { setSets(m_sets + QStringList(setId)); });
        }
        if (few.size() < group.rows.size()) {
            const QString others = format::count(group.rows.size() - few.size());
            connect(section->addAction(tr("%1 more: select them on the Leaderboard").arg(others)),
                    &QAction::triggered, this, [this] { m_context->openLeaderboard(); });
        }
    }
    menu->addSeparator();
    QAction* elsewhere = menu->addAction(tr("A &device that isn't in this machine..."));
    elsewhere->setObjectName(QStringLiteral("elsewhereAction"));
    connect(elsewhere, &QAction::triggered, this, &ComparePage::measureElsewhere);
}

}  // namespace epochmark
