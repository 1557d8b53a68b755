// The state of a batch is fetched anew while files are being read, where somebody looks at it.
// The focus and what is being done with it stay.
const PAUSE = 2000;
const place = document.getElementById("progress");
const waits = () => place.querySelector("[data-waiting]").dataset.waiting !== "0";

const refresh = async () => {
  const answer = await fetch(place.dataset.address + location.search, { credentials: "same-origin" });
  if (!answer.ok || answer.redirected) throw new Error(answer.status);
  const fresh = await answer.text();
  const focused = place.contains(document.activeElement) ? document.activeElement : null;
  const again = focused?.id
    ? `#${CSS.escape(focused.id)}`
    : focused?.getAttribute("href") && `a[href="${CSS.escape(focused.getAttribute("href"))}"]`;
  place.innerHTML = fresh;
  if (again) place.querySelector(again)?.focus({ preventScroll: true });
};

const follow = async () => {
  let pause = PAUSE;
  while (waits()) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    if (document.hidden) continue;
    try {
      await refresh();
      pause = PAUSE;
    } catch {
      pause = Math.min(2 * pause, 60_000);
    }
  }
};

follow();
