// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "frame/settingsdialog.h"

#include "base/paths.h"
#include "base/translation.h"
#include "context/appcontext.h"
#include "frame/deletedresults.h"
#include "frame/hostspanel.h"
#include "frame/pluginspanel.h"
#include "frame/teampanel.h"
#include "run/spoollimit.h"
#include "theme/theme.h"
#include "widgets/buttons.h"
#include "widgets/numberfield.h"
#include "widgets/segmentedcontrol.h"

#include <QCheckBox>
#include <QFileInfo>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QShowEvent>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <initializer_list>

namespace epochmark {

namespace {

constexpr ColorScheme kSchemes[] = {ColorScheme::Light, ColorScheme::Dark, ColorScheme::System};

void addRow(QGridLayout* grid, const QString& title, QWidget* field)
{
    auto* label = new QLabel(title);
    label->setProperty("look", QStringLiteral("muted"));
    const int row = grid->rowCount();
    grid->addWidget(label, row, 0, Qt::AlignTop);
    grid->addWidget(field, row, 1);
}

}  // namespace

SettingsDialog::SettingsDialog(AppContext* context, QWidget* parent) : QDialog(parent), m_context(context)
{
    setObjectName(QStringLiteral("settingsDialog"));
    setWindowTitle(tr("Settings"));
    m_chooser = new SegmentedControl(tr("Page of the settings"));
    m_chooser->addSegment(tr("General"), QStringLiteral("generalSegment"));
    m_chooser->addSegment(tr("Plug-ins"), QStringLiteral("pluginsSegment"));
    m_chooser->addSegment(tr("Machines"), QStringLiteral("machinesSegment"));
    m_chooser->addSegment(tr("Team"), QStringLiteral("teamSettingsSegment"));
    m_pages = new QStackedWidget;
    m_pages->addWidget(makeGeneral());
    m_plugins = new PluginsPanel(context);
    m_hosts = new HostsPanel(context);
    m_team = new TeamPanel(context);
    for (QWidget* page : std::initializer_list<QWidget*>{m_plugins, m_hosts, m_team}) {
        m_pages->addWidget(page);
    }
    connect(m_chooser, &SegmentedControl::currentChanged, m_pages, &QStackedWidget::setCurrentIndex);

    auto* help = makeButton(tr("&Help"), QStringLiteral("helpButton"), QStringLiteral("help"));
    auto* close = makeButton(tr("&Close"), QStringLiteral("closeSettingsButton"), {}, ButtonKind::Primary);
    connect(help, &QPushButton::clicked, this, &SettingsDialog::helpRequested);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    close->setDefault(true);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(help);
    buttons->addStretch(1);
    buttons->addWidget(close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(24);
    column->addWidget(m_chooser, 0, Qt::AlignLeft);
    column->addWidget(m_pages, 1);
    column->addLayout(buttons);
    setMinimumWidth(660);
    connect(m_pages, &QStackedWidget::currentChanged, this, &SettingsDialog::grow);
}

void SettingsDialog::showEvent(QShowEvent* event)
{
    QDialog::showEvent(event);
    grow();
}

/// As high as the page that is shown needs, as far as the screen goes.
void SettingsDialog::grow()
{
    const auto* area = qobject_cast<const QScrollArea*>(m_pages->currentWidget());
    if (area == nullptr) {
        return;
    }
    const int wanted = area->widget()->heightForWidth(area->viewport()->width()) - area->viewport()->height();
    const int most = screen()->availableGeometry().height() * 9 / 10;
    resize(width(), std::clamp(height() + wanted, height(), std::max(height(), most)));
}

void SettingsDialog::setMeasuring(bool isMeasuring)
{
    m_plugins->setMeasuring(isMeasuring);
    m_hosts->setMeasuring(isMeasuring);
}

void SettingsDialog::showTeam()
{
    showPage(m_team);
}

void SettingsDialog::addMachine()
{
    showPage(m_hosts);
    m_hosts->add();
}

void SettingsDialog::showPage(QWidget* page)
{
    m_chooser->setCurrentIndex(m_pages->indexOf(page));
    m_pages->setCurrentWidget(page);
}

QWidget* SettingsDialog::makeGeneral()
{
    auto* page = new QWidget;
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(16);
    grid->setColumnStretch(1, 1);
    addRow(grid, tr("Colours"), makeScheme());
    addRow(grid, tr("Language"), makeLanguage());
    addRow(grid, tr("Ghosts that race"), makeGhosts());
    addRow(grid, tr("Notification"), makeNotification());
    addRow(grid, tr("Results are kept in"), makeStorage());
    addRow(grid, tr("Spool file"), makeSpool());
    addRow(grid, tr("Deleted results"), new DeletedResults(m_context));
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(grid);
    column->addStretch(1);
    // Sentences take more lines, and deleted results more rows, than a small screen has: then the page
    // scrolls.
    auto* area = new QScrollArea;
    area->setObjectName(QStringLiteral("generalScroll"));
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->viewport()->setAutoFillBackground(false);
    theme::setLook(page, QStringLiteral("clear"));
    area->setWidget(page);
    return area;
}

QWidget* SettingsDialog::makeScheme()
{
    auto* control = new SegmentedControl(tr("Colours"));
    control->addSegment(tr("Light"), QStringLiteral("lightSegment"));
    control->addSegment(tr("Dark"), QStringLiteral("darkSegment"));
    control->addSegment(tr("As the system"), QStringLiteral("systemSegment"));
    const ColorScheme current = m_context->settings().colorScheme();
    for (int i = 0; i < 3; ++i) {
        if (kSchemes[i] == current) {
            control->setCurrentIndex(i);
        }
    }
    connect(control, &SegmentedControl::currentChanged, this,
            [this](int index) { Q_EMIT schemeChosen(kSchemes[index]); });
    return control;
}

QWidget* SettingsDialog::makeLanguage()
{
    auto* control = new SegmentedControl(tr("Language"));
    const QStringList codes = QStringList(QString()) + spokenLanguages();
    for (const QString& code : codes) {
        // A language is called as its own speakers call it.
        const QString name = code.isEmpty() ? tr("As the system") : QLocale(code).nativeLanguageName();
        control->addSegment(code == QLatin1String("en") ? QStringLiteral("English") : name,
                            code + QLatin1String("LanguageSegment"));
    }
    control->setCurrentIndex(
        static_cast<int>(std::max<qsizetype>(0, codes.indexOf(m_context->settings().language()))));
    auto* hint = new QLabel(tr("Takes effect when Epochmark is started again."));
    theme::setLook(hint, QStringLiteral("caption muted"));
    hint->setObjectName(QStringLiteral("languageHint"));
    connect(control, &SegmentedControl::currentChanged, this,
            [this, codes](int index) { m_context->settings().setLanguage(codes[index]); });
    auto* field = new QWidget;
    auto* column = new QVBoxLayout(field);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(control);
    column->addWidget(hint);
    return field;
}

QWidget* SettingsDialog::makeNotification()
{
    auto* box = new QCheckBox(tr("&Tell when a long run ends in the background"));
    box->setObjectName(QStringLiteral("notifyCheck"));
    box->setChecked(m_context->settings().isNotifying());
    connect(box, &QCheckBox::toggled, this, [this](bool isOn) { m_context->settings().setNotifying(isOn); });
    return box;
}

QWidget* SettingsDialog::makeGhosts()
{
    auto* control = new SegmentedControl(tr("Ghosts that race"));
    for (int count = 0; count <= 3; ++count) {
        control->addSegment(QString::number(count), QStringLiteral("ghosts%1Segment").arg(count));
    }
    control->setCurrentIndex(m_context->settings().ghostCount());
    connect(control, &SegmentedControl::currentChanged, this, &SettingsDialog::ghostCountChosen);
    return control;
}

QWidget* SettingsDialog::makeSpool()
{
    auto* limit = new NumberField;
    limit->setObjectName(QStringLiteral("spoolField"));
    limit->setAccessibleName(tr("Largest spool file"));
    limit->setRange(0, spoollimit::kMostGib);
    limit->setSpecialText(tr("none"));
    limit->setAffixes({}, tr(" GiB at most"));
    limit->setValue(m_context->settings().spoolGib());
    connect(limit, &NumberField::valueChanged, this,
            [this, limit] { m_context->settings().setSpoolGib(limit->wholeValue()); });
    auto* hint = new QLabel(
        tr("Decoded pictures that don't fit into memory lie in a file in %1 while a network "
           "is trained on them; it is gone when the run ends, however it ends.")
            .arg(paths::cacheDirectory()));
    theme::setLook(hint, QStringLiteral("caption muted"));
    hint->setObjectName(QStringLiteral("spoolHint"));
    hint->setWordWrap(true);
    auto* field = new QWidget;
    auto* column = new QVBoxLayout(field);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(limit, 0, Qt::AlignLeft);
    column->addWidget(hint);
    return field;
}

QWidget* SettingsDialog::makeStorage()
{
    auto* label = new QLabel(QFileInfo(m_context->store().path()).absolutePath());
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setToolTip(tr("EPOCHMARK_HOME moves it."));
    return label;
}

}  // namespace epochmark
