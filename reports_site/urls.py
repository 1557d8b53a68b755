"""Addresses: Chinese at the plain address, English below /en/."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.contrib.auth import views as auth
from django.contrib.sitemaps import views as sitemaps
from django.urls import path

from .api.site import api
from .feeds import NewCorrections, NewReports
from .forms.login import LoginForm
from .sitemaps import SITEMAPS
from .views import (
    about,
    acknowledging,
    agencies,
    assigning,
    batches,
    charts,
    compare,
    coverage,
    documentation,
    downloads,
    flags,
    health,
    home,
    indicators,
    mistakes,
    originals,
    publishing,
    queue,
    reports,
    rereadings,
    review,
    robots,
    rules,
    standings,
    text_size,
    tips,
    upload,
)

handler400 = "reports_site.views.errors.bad_request"
handler500 = "reports_site.views.errors.server_error"

log_in = auth.LoginView.as_view(authentication_form=LoginForm, redirect_authenticated_user=True)

pages = [
    path("", home.home, name="home"),
    path("agencies/", agencies.agency_list, name="agencies"),
    path("agencies/<int:pk>/", agencies.agency_detail, name="agency"),
    path("agencies/<int:pk>/charts/<slug:code>.svg", charts.picture, name="chart_picture"),
    path("agencies/<int:pk>/charts/<slug:code>.csv", charts.data, name="chart_data"),
    path("reports/<int:pk>/", reports.report_detail, name="report"),
    path("reports/<int:pk>/flags/", acknowledging.acknowledge_flag, name="acknowledge_flag"),
    path("reports/<int:pk>/source/", reports.report_source, name="report_source"),
    path("reports/<int:pk>/original/", reports.report_original, name="report_original"),
    path("reports/<int:pk>/mistake/", mistakes.mistake, name="mistake"),
    path("tips/", tips.tip_list, name="tips"),
    path("tips/<int:pk>/", tips.tip_detail, name="tip"),
    path("compare/", compare.compare, name="compare"),
    path("flags/", flags.flag_list, name="flags"),
    path("rules/", rules.rule_list, name="rules"),
    path("regions/", standings.region_list, name="regions"),
    path("regions/<str:code>/", standings.region_detail, name="region"),
    path("fields/", standings.field_list, name="fields"),
    path("fields/<str:code>/", standings.field_detail, name="field"),
    path("about/", about.about, name="about"),
    path("indicators/", indicators.indicator_list, name="indicators"),
    path("coverage/", coverage.coverage, name="coverage"),
    path("downloads/", downloads.downloads, name="downloads"),
    path("downloads/SHA256SUMS", downloads.checksums, name="checksums"),
    path("downloads/<int:year>/<str:kind>/", downloads.download, name="download"),
    path("feeds/reports.atom", NewReports(), name="feed_reports"),
    path("feeds/corrections.atom", NewCorrections(), name="feed_corrections"),
    path("api/docs", documentation.api_docs, name="api_docs"),
    path("upload/", upload.upload, name="upload"),
    path("batches/", batches.batch_list, name="batches"),
    path("batches/<int:pk>/", batches.batch_detail, name="batch"),
    path("batches/<int:pk>/progress/", batches.batch_progress, name="batch_progress"),
    path("batches/<int:pk>/stop/", batches.batch_stop, name="batch_stop"),
    path("batches/<int:pk>/retry/", batches.batch_retry, name="batch_retry"),
    path("batches/<int:pk>/agencies/", assigning.batch_agencies, name="batch_agencies"),
    path("review/publish/", publishing.publish_chosen, name="publish_chosen"),
    path("review/", queue.review_list, name="review_list"),
    path("review/next/", queue.review_next, name="review_next"),
    path("review/<int:pk>/claim/", queue.review_claim, name="review_claim"),
    path("review/<int:pk>/pages/<int:number>.png", originals.page_picture, name="page_picture"),
    path("review/<int:pk>/", review.review, name="review"),
    path("rereadings/", rereadings.rereading_list, name="rereadings"),
    path("rereadings/decide/", rereadings.decide, name="decide_rereadings"),
    path("login/", log_in, name="login"),
    path("logout/", auth.LogoutView.as_view(), name="logout"),
    path("admin/", admin.site.urls),
]

SITEMAP = {"sitemaps": SITEMAPS, "sitemap_url_name": "sitemap_section"}

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("api/v1/", api.urls),
    path("text-size/<str:size>/", text_size.text_size, name="text_size"),
    path("robots.txt", robots.robots, name="robots"),
    path("sitemap.xml", sitemaps.index, SITEMAP, name="sitemap"),
    path("sitemap-<section>.xml", sitemaps.sitemap, {"sitemaps": SITEMAPS}, name="sitemap_section"),
    *i18n_patterns(*pages, prefix_default_language=False),
]
