// Charts of a result, drawn on a canvas from the data of the page; the tables beside them say the same.
(() => {
  "use strict";
  const source = document.getElementById("chart-data");
  if (!source || !window.echarts) return;
  const data = JSON.parse(source.textContent);
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const drawn = [];

  const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const round = (value) => Number(value.toPrecision(4)).toLocaleString("en-US", { minimumSignificantDigits: 4, maximumSignificantDigits: 4 });
  const short = (text, length) => (text.length > length ? `${text.slice(0, length - 1)}…` : text);
  const stageColour = (stage) => css(`--stage-${stage}`) || css("--accent");

  const base = () => ({
    animation: false,
    textStyle: { fontFamily: css("--sans"), color: css("--ink"), fontSize: 13 },
    tooltip: { renderMode: "richText", backgroundColor: css("--surface"), borderColor: css("--line-strong"), textStyle: { color: css("--ink") } },
    aria: { enabled: true },
  });
  const axis = () => ({
    axisLine: { lineStyle: { color: css("--line-strong") } },
    axisLabel: { color: css("--ink-soft") },
    splitLine: { lineStyle: { color: css("--line") } },
  });

  const options = {
    stages() {
      const rows = [...data.stages].reverse();
      return {
        ...base(),
        grid: { left: 4, right: 64, top: 8, bottom: 8, containLabel: true },
        xAxis: { type: "value", ...axis(), axisLabel: { show: false }, splitLine: { show: false } },
        yAxis: { type: "category", data: rows.map((r) => r.name), ...axis(), axisTick: { show: false } },
        series: [{
          type: "bar", barMaxWidth: 22,
          data: rows.map((r) => ({ value: r.kg, itemStyle: { color: stageColour(r.stage) } })),
          label: { show: true, position: "right", color: css("--ink"), formatter: (p) => round(p.value) },
        }],
      };
    },
    pareto(element) {
      // lying bars: a name of any length has its place on the left
      const rows = [...data.pareto].reverse();
      // both axes have their zero at the same place, also when a removal reaches to the left of it
      const most = 1.05 * Math.max(0, ...rows.map((r) => r.kg));
      const least = 1.05 * Math.min(0, ...rows.map((r) => r.kg));
      const room = Math.round(element.clientWidth * (element.clientWidth < 600 ? 0.4 : 0.35));
      return {
        ...base(),
        tooltip: { ...base().tooltip, trigger: "axis" },
        grid: { left: 8, right: 28, top: 28, bottom: 28, containLabel: true },
        yAxis: { type: "category", data: rows.map((r) => r.name), ...axis(), axisTick: { show: false }, axisLabel: { color: css("--ink-soft"), width: room, overflow: "truncate", interval: 0 } },
        xAxis: [
          { type: "value", name: data.unit, nameLocation: "middle", nameGap: 26, nameTextStyle: { color: css("--ink-soft") }, min: least, max: most, ...axis(), axisLabel: { color: css("--ink-soft"), hideOverlap: true, showMaxLabel: false, showMinLabel: least === 0 } },
          { type: "value", min: most ? least / (most / 1.05) : 0, max: 1.05, ...axis(), splitLine: { show: false }, axisTick: { customValues: [0, 0.25, 0.5, 0.75, 1] }, axisLabel: { color: css("--ink-soft"), customValues: [0, 0.25, 0.5, 0.75, 1], hideOverlap: true, formatter: (v) => `${Math.round(v * 100)} %` } },
        ],
        series: [
          { name: data.unit, type: "bar", barMaxWidth: 22, data: rows.map((r) => r.kg), itemStyle: { color: css("--accent") }, tooltip: { valueFormatter: round } },
          { name: data.cumulative, type: "line", xAxisIndex: 1, symbolSize: 6, data: rows.map((r) => r.cumulative), lineStyle: { color: css("--focus") }, itemStyle: { color: css("--focus") }, tooltip: { valueFormatter: (v) => `${(v * 100).toFixed(1)} %` } },
        ],
      };
    },
    flows(element) {
      const narrow = element.clientWidth < 600;
      const stages = new Map(data.flows.map((f) => [f.stage, f.key]));
      const nodes = [
        ...data.flows.map((f) => ({ name: f.line, itemStyle: { color: stageColour(f.key) } })),
        ...[...stages].map(([name, key]) => ({ name: `${name} ·`, itemStyle: { color: stageColour(key) } })),
        { name: data.total, itemStyle: { color: css("--accent") } },
      ];
      const sums = new Map();
      for (const f of data.flows) sums.set(f.stage, (sums.get(f.stage) || 0) + f.kg);
      return {
        ...base(),
        tooltip: { ...base().tooltip, valueFormatter: round },
        series: [{
          type: "sankey", left: 4, right: narrow ? 70 : 110, top: 8, bottom: 8, nodeGap: 10, nodeWidth: 12, draggable: false,
          data: nodes,
          links: [
            ...data.flows.map((f) => ({ source: f.line, target: `${f.stage} ·`, value: f.kg })),
            ...[...sums].map(([name, kg]) => ({ source: `${name} ·`, target: data.total, value: kg })),
          ],
          lineStyle: { color: "source", opacity: 0.28 },
          labelLayout: { hideOverlap: true },
          label: { color: css("--ink"), fontSize: narrow ? 11 : 13, formatter: (p) => short(p.name.replace(/ ·$/, ""), narrow ? 14 : 34) },
        }],
      };
    },
    parts() {
      const rows = [...data.parts].reverse();
      return {
        ...base(),
        grid: { left: 4, right: 64, top: 8, bottom: 8, containLabel: true },
        xAxis: { type: "value", ...axis(), axisLabel: { show: false }, splitLine: { show: false } },
        yAxis: { type: "category", data: rows.map((r) => r.name), ...axis(), axisTick: { show: false }, axisLabel: { color: css("--ink-soft"), width: 150, overflow: "truncate", interval: 0 } },
        series: [{
          type: "bar", barMaxWidth: 22, data: rows.map((r) => r.kg), itemStyle: { color: css("--accent") },
          label: { show: true, position: "right", color: css("--ink"), formatter: (p) => round(p.value) },
        }],
      };
    },
    tree(element) {
      // a name stands more than once in a tree: what tells its places apart follows a zero-width space
      const plain = (name) => name.split("\u200b")[0];
      const names = [...new Set(data.tree.flatMap((band) => [band.source, band.target]))];
      return {
        ...base(),
        tooltip: { ...base().tooltip, valueFormatter: round, formatter: (p) => `${plain(p.name.split(" > ")[0])}  ${round(p.value)} ${data.unit}` },
        series: [{
          type: "sankey", nodeAlign: "right", left: 4, right: 110, top: 8, bottom: 8, nodeGap: 10, nodeWidth: 12, draggable: false,
          data: names.map((name) => ({ name, itemStyle: { color: css("--accent") } })),
          links: data.tree.map((band) => ({ source: band.source, target: band.target, value: band.kg })),
          lineStyle: { color: "source", opacity: 0.22 },
          labelLayout: { hideOverlap: true },
          label: { color: css("--ink"), fontSize: 11, formatter: (p) => short(plain(p.name), element.clientWidth < 400 ? 14 : 22) },
        }],
      };
    },
  };

  // a name of any length has its place on the left of lying bars
  const named = (element) => ({ color: css("--ink-soft"), width: Math.round(element.clientWidth * (element.clientWidth < 600 ? 0.4 : 0.35)), overflow: "truncate", interval: 0 });
  Object.assign(options, window.furtherCharts?.({ css, round, short, base, axis, stageColour, named }, data));

  const bands = { flows: data.flows, tree: data.tree };
  const elements = [...document.querySelectorAll("[data-chart]")].filter(({ dataset }) => (bands[dataset.chart] ?? data[dataset.chart])?.length !== 0);
  // all of them before any is drawn: a chart measures its place once
  for (const element of elements) element.hidden = false;
  for (const element of elements) {
    const chart = window.echarts.init(element, null, { renderer: "canvas" });
    const draw = () => chart.setOption(options[element.dataset.chart](element), true);
    draw();
    drawn.push({ chart, draw });
  }
  let waiting = 0;
  addEventListener("resize", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => { for (const { chart, draw } of drawn) { chart.resize(); draw(); } }, 100);
  });
  dark.addEventListener("change", () => { for (const { draw } of drawn) draw(); });
})();
